using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Tests.Support.Native;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>Makes the links that contents travel on. They block: each has a thread of its own, so that chat does not wait for contents in this process.</summary>
internal static class FileLink
{
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
    public static void SendAttachment(Socket socket, in FileAttachment attachment) => socket.Send(new NativePeer().Say(attachment));

    /// <summary>Waits until both sides are attached. Not a byte more than that answer is read: contents may follow at once.</summary>
    /// <exception cref="WireException">The attachment was refused.</exception>
    public static void AwaitConfirmation(Socket socket)
    {
        var (peer, next) = (new NativePeer { Sent = 1 }, new byte[1]);
        ReceivedFrame? frame;
        while ((frame = peer.Read()) is null)
            peer.Hear(socket.Receive(next) > 0 ? next : throw new WireException("the file link was closed"));
        var fault = peer.Count(frame.Header);
        if (fault != CloseReason.None || frame.Action != FrameAction.Confirmation || !Confirmation.TryRead(frame.Body, out var confirmation))
            throw new WireException($"{frame.Header} came on the file link ({fault})");
        if (confirmation.Status != StatusCode.Ok)
            throw new WireException($"the file link was refused: {confirmation.Status}");
    }
}
