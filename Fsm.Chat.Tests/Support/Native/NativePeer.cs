using System.Buffers;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Support.Native;

/// <summary>
/// One side of the native wire without the wire: it numbers what it says, stamps it with what it has handled, and cuts what comes into frames. Whoever carries the
/// bytes is around it: a hub or a client's core in memory, a socket, a link of the benchmarks.
/// </summary>
internal sealed class NativePeer(FrameOrigin side = FrameOrigin.Client)
{
    private readonly FrameOrigin _other = side == FrameOrigin.Client ? FrameOrigin.Server : FrameOrigin.Client;
    private ReadOnlyMemory<byte> _arrived;
    private ulong _acknowledged;

    /// <summary>The server's address, as it writes it.</summary>
    public HostAddress Server { get; init; }

    /// <summary>The port that its frames come from, as it writes it.</summary>
    public ushort Port { get; init; }

    /// <summary>The last number that it has used.</summary>
    public ulong Sent { get; set; }

    /// <summary>The last number of the other side's that it has handled; the next frame acknowledges it.</summary>
    public ulong Handled { get; set; }

    /// <summary>Whether something was handled that no frame has acknowledged.</summary>
    public bool Owes => _acknowledged < Handled;

    /// <summary>Whether bytes have come that no frame was cut from.</summary>
    public bool HasUnread => !_arrived.IsEmpty;

    /// <summary>A frame with any numbers, right or wrong.</summary>
    public static byte[] Encode<TMessage>(scoped in TMessage message, ulong sequence, in FrameStamp stamp)
        where TMessage : IMessage, allows ref struct
    {
        var frame = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(frame, message, stamp, sequence);
        return frame;
    }

    /// <summary>The next frame, with the right numbers.</summary>
    public byte[] Say<TMessage>(scoped in TMessage message, ushort destinationPort = 0)
        where TMessage : IMessage, allows ref struct => Encode(message, Number(message.Action), Stamp(destinationPort));

    /// <summary>Writes the next frame, with the right numbers.</summary>
    /// <returns>How many bytes it takes.</returns>
    public int Say<TMessage>(Span<byte> to, scoped in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var size = FrameWriter.SizeOf(message);
        FrameWriter.Write(to[..size], message, Stamp(), Number(message.Action));
        return size;
    }

    /// <summary>The number of the next frame; 0 where such frames have none.</summary>
    public ulong Number(FrameAction action) => FrameGate.IsCounted(action, side) ? ++Sent : 0;

    /// <summary>What the next frame says of itself; with it all is acknowledged that was handled.</summary>
    public FrameStamp Stamp(ushort destinationPort = 0)
    {
        _acknowledged = Handled;
        return new(side, Server, Port, destinationPort, Handled);
    }

    /// <summary>Bytes have come.</summary>
    public void Hear(ReadOnlySpan<byte> bytes) => _arrived = (byte[])[.. _arrived.Span, .. bytes];

    /// <summary>Cuts the next frame from what has come.</summary>
    /// <returns>It, or null where a whole one has not come yet.</returns>
    /// <exception cref="InvalidDataException">What has come is no frame.</exception>
    public ReceivedFrame? Read()
    {
        var rest = new ReadOnlySequence<byte>(_arrived);
        var status = FrameReader.TryRead(ref rest, uint.MaxValue, out var header, out _);
        if (status == FrameReadStatus.Incomplete)
            return null;
        if (status != FrameReadStatus.Frame)
            throw new InvalidDataException($"what came is no frame: {status}");
        var size = _arrived.Length - (int)rest.Length;
        var frame = new ReceivedFrame(header, _arrived[..size].ToArray());
        _arrived = _arrived[size..];
        return frame;
    }

    /// <summary>Checks a frame of the other side's as a real program does, and counts it as handled.</summary>
    /// <returns>What is wrong with it; none if nothing is.</returns>
    public CloseReason Count(in FrameHeader header)
    {
        var answersResume = header is { Action: FrameAction.Confirmation, Sequence: 0 };
        var fault = answersResume ? FrameGate.CheckResumed(header, Sent) : FrameGate.Check(header, _other, Handled, Sent);
        Handled = Math.Max(Handled, header.Sequence);
        return fault;
    }
}
