using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Both.Link.LinkEffect;
using static Fsm.Chat.Protocol.Machines.Both.Link.LinkState;
using static Fsm.Chat.Protocol.Machines.Both.Link.LinkTrigger;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>
/// One TCP connection, the same on both sides; file links are known to the server only. It knows whether the peer is there and how the connection ends, nothing of what is said on it.
/// A link is never used again: its number tells a late event of an old connection from one of the present.
/// Frames do not fire it one by one. They leave a time stamp, and the sweep compares that with the limits: hence PeerHeard and SilenceNoticed.
/// </summary>
public static class LinkRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<LinkState, LinkTrigger, LinkEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<LinkState, LinkTrigger, LinkEffect>("Link", AwaitingFirstFrame);

        rules.In(AwaitingFirstFrame)
            .Waits("for a connect request, or on the client for its answer", limits.ConnectTimeout, FirstFrameTimerElapsed)
            .Go(ConnectGranted, Live, BeginSession)
            .Go(ReclaimGranted, Live, EndUnheardSession, BeginSession)
            .Go(HolderConnectGranted, Live, EndPredecessor, BeginSession)
            .Go(CodeConnectGranted, Live, EndPredecessor, BeginSession, KeepKey)
            .Go(ResumeGranted, Live, ResumeSession)
            .Go(ConnectRefused, Closing, SendRefusal, AnnounceClose)
            .Go(AttachGranted, Attached, JoinTransfer)
            .Go(AttachRefused, Closing, SendRefusal, AnnounceClose)
            .Go(LinkCloseReceived, Closed, EndSession, ReleaseSocket)
            .Go(ViolationFound, Closing, EndSession, AnnounceClose)
            .Go(FirstFrameTimerElapsed, Closing, AnnounceClose)
            .Go([FrameStalled, InternalErrorCaught], Closing, EndSession, AnnounceClose)
            .Go(WriteStalled, Closed, EndSession, AbortSocket)
            .Go([InputEnded, LinkLost], Closed, EndSession, ReleaseSocket);

        rules.In(Live)
            .Rests("a person may be silent for days; the sweep asks whether the peer is there")
            .Stay(PingReceived, SendPong)
            .Ignore("the answer to a ping that another frame has answered", PongReceived)
            .Go([SilenceNoticed, AnswerOverdue], Probing, SendPing);

        rules.In(Probing)
            .Waits("for any sign of the peer", limits.ProbeTimeout, DeadTimerElapsed)
            .Go([PeerHeard, PongReceived], Live)
            .Go(PingReceived, Live, SendPong)
            .Go(DeadTimerElapsed, Closed, SuspendSession, AbortSocket);

        rules.In(Live, Probing)
            .Go(LinkCloseReceived, Closed, SuspendSession, ReleaseSocket)
            .Go(ViolationFound, Closing, AnnounceClose, EndSession)
            .Go(FrameStalled, Closing, AnnounceLinkClose, SuspendSession)
            .Go(OutputOverflowed, Closing, AnnounceClose)
            .Go(InternalErrorCaught, Closing, AnnounceClose, EndSession)
            .Go(WriteStalled, Closed, SuspendSession, AbortSocket)
            .Go(InputEnded, Closed, SendRest, SuspendSession, ReleaseSocket)
            .Go(LinkLost, Closed, SuspendSession, ReleaseSocket);

        rules.In(AwaitingFirstFrame, Live, Probing)
            .Go(CloseReceived, Closed, EndSession, ReleaseSocket)
            .Go(CloseRequested, Closing, AnnounceClose);

        rules.In(Attached)
            .Rests("as long as its transfer does, which notices when nothing moves")
            .Go(CloseRequested, Closed, ReleaseSocket)
            .Go(InternalErrorCaught, Closed, LeaveTransfer, AbortSocket)
            .Go([InputEnded, LinkLost], Closed, LeaveTransfer, ReleaseSocket);

        rules.In(Closing)
            .Waits("for the peer to close, so that the last frame is not lost to a reset", Limits.CloseWithin, ClosingTimerElapsed)
            .Go([InputEnded, LinkLost], Closed, ReleaseSocket)
            .Go([ClosingTimerElapsed, InternalErrorCaught], Closed, AbortSocket)
            .Ignore("it closes already", CloseRequested);

        rules.In(Closed).Ends("the socket is released");

        return rules.Build();
    }
}
