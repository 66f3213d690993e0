using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>Decides what a server's word about a connection means to the client's link.</summary>
public static class AnnouncedDecisions
{
    /// <summary>What the answer to a connect request means to the link.</summary>
    public static LinkTrigger DecideAnswer(StatusCode status) => status == StatusCode.Ok ? LinkTrigger.ConnectGranted : LinkTrigger.ConnectRefused;

    /// <summary>What an announced close means to the link: some reasons end the link alone.</summary>
    public static LinkTrigger DecideClose(CloseReason reason) => reason is CloseReason.PeerLost or CloseReason.FrameStalled
        ? LinkTrigger.LinkCloseReceived
        : LinkTrigger.CloseReceived;
}
