using System.Buffers;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>Somebody for whom frames arrive.</summary>
internal interface IFrameHandler
{
    /// <summary>One frame has arrived.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="body">Its body.</param>
    /// <param name="frame">All of it.</param>
    void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame);
}

/// <summary>Takes frames off the front of what has arrived.</summary>
internal static class FrameSplitter
{
    private const uint MaxBody = 1 << 20;

    /// <summary>Hands over each whole frame.</summary>
    /// <param name="buffer">It begins with what has arrived.</param>
    /// <param name="count">How many bytes that are.</param>
    /// <param name="handler">Whom the frames are for.</param>
    /// <returns>How many bytes were whole frames.</returns>
    public static int Split(byte[] buffer, int count, IFrameHandler handler)
    {
        var rest = new ReadOnlySequence<byte>(buffer, 0, count);
        var begin = 0;
        FrameReadStatus status;
        while ((status = FrameReader.TryRead(ref rest, MaxBody, out var header, out var body)) == FrameReadStatus.Frame)
        {
            var end = count - (int)rest.Length;
            handler.Handle(header, body.FirstSpan, buffer.AsSpan(begin, end - begin));
            begin = end;
        }

        return status == FrameReadStatus.Incomplete ? begin : throw new WireException($"what came is no frame: {status}");
    }
}
