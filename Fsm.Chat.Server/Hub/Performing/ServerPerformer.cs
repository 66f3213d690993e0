using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what the server's own transitions ask for.</summary>
internal sealed class ServerPerformer(HubFacts facts, HubMachines machines, Action reportClosing, Action reportStopped)
    : IPerformer<HubServer, ServerTrigger, ServerEffect, ServerEvent>
{
    public void Perform(ServerEffect effect, HubServer server, scoped in ServerEvent happened)
    {
        switch (effect)
        {
            case ServerEffect.AnnounceStop:
                foreach (var session in facts.Roster.Sessions)
                    machines.Others.Tell(session, static voice => voice.Stopping());
                break;
            case ServerEffect.ReportClosing:
                reportClosing();
                break;
            case ServerEffect.CloseSessions:
                CloseSessions();
                break;
            case ServerEffect.AbortLinks:
                foreach (var link in facts.Links.ToList())
                    machines.Fire(link, LinkTrigger.ClosingTimerElapsed);
                break;
            case ServerEffect.ReportStopped:
                machines.Keeping?.Fire(StoreTrigger.CloseRequested);
                reportStopped();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // The server as a whole goes on: whatever it is that fails, ending everybody for it helps nobody. It is counted.
    public void Judge(HubServer server, in Judgement<ServerTrigger> judged, scoped in ServerEvent happened)
    {
    }

    public void Contain(HubServer server, Exception error)
    {
    }

    public ServerEvent Elapsed(HubServer server, ServerTrigger trigger) => default;

    private void CloseSessions()
    {
        foreach (var group in facts.Groups.All.ToList())
            machines.Fire(group, GroupTrigger.StopRequested);
        foreach (var session in facts.Roster.Sessions.ToList())
            machines.Fire(session, SessionTrigger.StopRequested);
        foreach (var link in facts.Links.ToList())
            machines.Fire(link, LinkTrigger.CloseRequested, LinkEvent.Because(CloseReason.ServerStopping));
        machines.FireIf(EdgeDecisions.DecideLinks(facts.Links.Count)); // for there may have been none
    }
}
