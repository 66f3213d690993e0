using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>
/// The sending side of a link: bytes are gathered, then leave in one write. What is gathered while a write is under way leaves after it.
/// Safe for several threads, and never calls out while it holds its lock, so it can be written to from anywhere.
/// </summary>
internal sealed class LinkOutput
{
    private readonly Lock _gate = new();
    private readonly LinkTransport _transport;
    private readonly Action<string> _fail;
    private byte[] _gathered;
    private byte[] _underWay;
    private int _count;
    private bool _writing;

    /// <summary>Writes to a connection.</summary>
    /// <param name="transport">The connection.</param>
    /// <param name="size">Bytes to have room for at first; more is made when needed.</param>
    /// <param name="fail">Is told when the connection does not take any more.</param>
    public LinkOutput(LinkTransport transport, int size, Action<string> fail)
    {
        (_transport, _fail) = (transport, fail);
        (_gathered, _underWay) = (new byte[size], new byte[size]);
        transport.WriteEnded = Continue;
    }

    /// <summary>Gathers one message as a frame.</summary>
    public void Gather<TMessage>(scoped in TMessage message, in FrameStamp stamp, ulong sequence)
        where TMessage : IMessage, allows ref struct
    {
        lock (_gate)
            FrameWriter.Write(Room(FrameWriter.SizeOf(message)), message, stamp, sequence);
    }

    /// <summary>Gathers bytes.</summary>
    public void Gather(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
            bytes.CopyTo(Room(bytes.Length));
    }

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        string? fault = null;
        lock (_gate)
        {
            if (!_writing)
                fault = Start();
        }

        Report(fault);
    }

    private string? Start()
    {
        if (_count == 0)
            return null;
        (_gathered, _underWay) = (_underWay, _gathered);
        var count = _count;
        _count = 0;
        try
        {
            _writing = _transport.Write(_underWay, 0, count);
        }
        catch (ObjectDisposedException)
        {
            return "closed";
        }

        return _writing ? null : _transport.WriteFault;
    }

    private void Continue()
    {
        string? fault;
        lock (_gate)
        {
            _writing = false;
            fault = _transport.WriteFault ?? Start();
        }

        Report(fault);
    }

    private void Report(string? fault)
    {
        if (fault is not null)
            _fail($"writing failed: {fault}");
    }

    private Span<byte> Room(int size)
    {
        if (_gathered.Length - _count < size)
            Array.Resize(ref _gathered, Math.Max(2 * _gathered.Length, _count + size));
        _count += size;
        return _gathered.AsSpan(_count - size, size);
    }
}
