using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub;

/// <summary>Does what the server's own transitions ask for.</summary>
internal sealed class ServerPerformer(HubFacts state, Stepper stepper, Action reportStopped)
{
    public void Perform(ServerEffect effect)
    {
        switch (effect)
        {
            case ServerEffect.AnnounceStop:
                foreach (var session in state.Roster.Sessions)
                {
                    state.Outbox.Send(session, new PresenceNotice
                    {
                        Change = PresenceChange.ServerStopping, Name = [], Reason = CloseReason.ServerStopping,
                    });
                }

                break;
            case ServerEffect.CloseSessions:
                CloseSessions();
                break;
            case ServerEffect.AbortLinks:
                foreach (var link in state.Links.ToList())
                    stepper.Fire(link, LinkTrigger.ClosingTimerElapsed);
                break;
            case ServerEffect.ReportStopped:
                reportStopped();
                break;
        }
    }

    private void CloseSessions()
    {
        foreach (var group in state.Groups.All.ToList())
            stepper.Fire(group, GroupTrigger.StopRequested, default);
        foreach (var session in state.Roster.Sessions.ToList())
        {
            session.Link.GiveReason(CloseReason.ServerStopping);
            stepper.Fire(session, SessionTrigger.StopRequested, default);
        }

        foreach (var link in state.Links.ToList())
            stepper.Fire(link, LinkTrigger.CloseRequested, CloseReason.ServerStopping);

        if (state.Links.Count == 0)
            stepper.Fire(ServerTrigger.LastLinkClosed);
    }
}
