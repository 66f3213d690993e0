using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Benchmarks.Relay;

/// <summary>
/// One connection of the bare relay. A frame goes to the connection whose port its header names; all that one read brought leaves in one write for each of those.
/// </summary>
internal sealed class RelayLink : FrameLink
{
    private const int BufferSize = 32 * 1024;
    private readonly RelayLink?[] _links;
    private readonly List<FrameOutput> _touched = [];

    /// <summary>Takes over a connection and enters it by its port.</summary>
    public RelayLink(Socket socket, RelayLink?[] links)
        : base(socket, BufferSize)
    {
        _links = links;
        Volatile.Write(ref links[Remote.Port], this);
    }

    /// <inheritdoc/>
    protected override void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        if (Volatile.Read(ref _links[header.DestinationPort])?.Output is not { } output)
            return;
        output.Gather(frame);
        if (!_touched.Contains(output))
            _touched.Add(output);
    }

    /// <inheritdoc/>
    protected override void EndBatch()
    {
        foreach (var output in _touched)
            output.Flush();
        _touched.Clear();
    }

    /// <inheritdoc/>
    protected override void Ended()
    {
        Volatile.Write(ref _links[Remote.Port], null);
        Dispose();
    }

    /// <inheritdoc/>
    protected override void Fail(string problem) => Ended();
}
