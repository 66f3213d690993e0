using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Benchmarks.Relay;

/// <summary>
/// One connection of the bare relay. A frame goes to the connection whose port its header names, or to all in the room whose number that is; all that one
/// read brought leaves in one write for each of those.
/// </summary>
internal sealed class RelayLink : ByteLink, IFrameHandler
{
    private const int BufferSize = 32 * 1024;
    private readonly RelayTable _table;
    private readonly List<RelayLink[]> _touched = [];

    /// <summary>Takes over a connection and enters it by its port.</summary>
    public RelayLink(Socket socket, RelayTable table)
        : base(new PlainTransport(socket), BufferSize)
    {
        _table = table;
        table.Join(Remote.Port, this);
    }

    /// <inheritdoc/>
    public void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        if (header.Action == FrameAction.Group)
        {
            _table.Join(header.DestinationPort, this);
            return;
        }

        var targets = _table.At(header.DestinationPort);
        foreach (var target in targets)
            target.Output.Gather(frame);
        if (!_touched.Contains(targets))
            _touched.Add(targets);
    }

    /// <inheritdoc/>
    protected override int Take(byte[] buffer, int count) => FrameSplitter.Split(buffer, count, this);

    /// <inheritdoc/>
    protected override void EndBatch()
    {
        foreach (var targets in _touched)
        {
            foreach (var target in targets)
                target.Output.Flush();
        }

        _touched.Clear();
    }

    /// <inheritdoc/>
    protected override void Ended()
    {
        _table.Clear(Remote.Port);
        Dispose();
    }

    /// <inheritdoc/>
    protected override void Fail(string problem) => Ended();
}
