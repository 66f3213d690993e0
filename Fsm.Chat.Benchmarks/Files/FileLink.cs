using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>Makes the links that contents travel on. They block: each has a thread of its own, so that chat does not wait for contents in this process.</summary>
internal static class FileLink
{
    private const int MaxBody = 1024;
    private const int Patience = 20_000;

    /// <summary>Connects a link that gives up when nothing moves for long.</summary>
    public static Socket Connect(IPEndPoint server) => Prepare(LinkTransport.ConnectSocket(server));

    /// <summary>Makes a link that gives up when nothing moves for long.</summary>
    public static Socket Prepare(Socket socket)
    {
        (socket.NoDelay, socket.SendTimeout, socket.ReceiveTimeout) = (true, Patience, Patience);
        return socket;
    }

    /// <summary>Asks for the contents of a transfer.</summary>
    public static void SendAttachment(Socket socket, in FileAttachment attachment)
    {
        var frame = new byte[FrameWriter.SizeOf(attachment)];
        FrameWriter.Write(frame, attachment, new(FrameOrigin.Client, default, SourcePort: 0, DestinationPort: 0, Acknowledgement: 0), sequence: 1);
        socket.Send(frame);
    }

    /// <summary>Waits until both sides are attached. Not a byte more than that answer is read: contents may follow at once.</summary>
    /// <exception cref="WireException">The attachment was refused.</exception>
    public static void AwaitConfirmation(Socket socket)
    {
        var frame = new byte[FrameHeader.Size + MaxBody];
        Fill(socket, frame.AsSpan(0, FrameHeader.Size));
        var bytes = new System.Buffers.ReadOnlySequence<byte>(frame, 0, FrameHeader.Size);
        if (FrameReader.TryRead(ref bytes, MaxBody, out var header, out _) is not (FrameReadStatus.Incomplete or FrameReadStatus.Frame))
            throw new WireException("what came on the file link is no frame");
        var body = frame.AsSpan(FrameHeader.Size, (int)header.Length);
        Fill(socket, body);
        var fault = FrameGate.Check(header, FrameOrigin.Server, handled: 0, sent: 1);
        if (fault != CloseReason.None || header.Action != FrameAction.Confirmation || !Confirmation.TryRead(body, out var confirmation))
            throw new WireException($"{header} came on the file link ({fault})");
        if (confirmation.Status != StatusCode.Ok)
            throw new WireException($"the file link was refused: {confirmation.Status}");
    }

    private static void Fill(Socket socket, Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var read = socket.Receive(buffer);
            buffer = read > 0 ? buffer[read..] : throw new WireException("the file link was closed");
        }
    }
}
