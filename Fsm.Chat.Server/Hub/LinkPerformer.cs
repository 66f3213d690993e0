using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>Does what a link's transitions ask for.</summary>
internal sealed class LinkPerformer(HubFacts state, Stepper stepper, RelayPerformer transfers)
{
    /// <summary>The answer to the connect request or the attachment that is being decided.</summary>
    public Confirmation Refusal { get; set; }

    /// <summary>The side of a transfer that the attachment that is being decided is for; null when it shows no token.</summary>
    public TransferSide? Side { get; set; }

    /// <summary>The session that the resume that is being decided asks for.</summary>
    public HubSession? Resumed { get; set; }

    public void Perform(LinkEffect effect, HubLink link)
    {
        switch (effect)
        {
            case LinkEffect.BeginSession:
                stepper.Fire(link.Session!, SessionTrigger.ConnectGranted, new() { Sequence = 1, Prefix = "" });
                break;
            case LinkEffect.ResumeSession:
                stepper.Fire(Resumed!, ResumeDecisions.DecideResumed(Resumed!.Conversations), new() { Link = link });
                break;
            case LinkEffect.EndSession:
                if (link.Session is { } session)
                    stepper.Fire(session, SessionTrigger.LinkEnded, default);
                break;
            case LinkEffect.SuspendSession:
                Suspend(link);
                break;
            case LinkEffect.SendRefusal:
                stepper.Counters.Note(Refusal.Status);
                state.Outbox.SendRefusal(link, Refusal);
                break;
            case LinkEffect.JoinTransfer:
                transfers.Join(Side!, link);
                break;
            case LinkEffect.LeaveTransfer:
                stepper.Fire(link.Side!.Transfer, RelayTrigger.FileLinkEnded);
                break;
            case LinkEffect.SendPing:
                link.Watch.NoteAsked(stepper.Now);
                Say(link, FrameAction.Ping);
                break;
            case LinkEffect.SendPong:
                Say(link, FrameAction.Pong);
                break;
            case LinkEffect.AnnounceClose or LinkEffect.AnnounceLinkClose or LinkEffect.SendRest:
                state.Outbox.SendLast(link, new CloseAnnouncement(link.Reason));
                break;
            case LinkEffect.ReleaseSocket:
                Remove(link, PortCall.Release);
                break;
            case LinkEffect.AbortSocket:
                Remove(link, PortCall.Abort);
                break;
        }
    }

    private void Suspend(HubLink link)
    {
        if (link.Session is not { } session)
            return;
        link.Session = null;
        stepper.Fire(session, ResumeDecisions.DecideLost(state.Limits), default);
    }

    private void Say(HubLink link, FrameAction action) => state.Outbox.Send(link.Session!, new BareMessage(action));

    private void Remove(HubLink link, PortCall call)
    {
        state.Calls.Add(link, call);
        state.Remove(link);
        if (state.Links.Count == 0)
            stepper.Fire(ServerTrigger.LastLinkClosed);
    }
}
