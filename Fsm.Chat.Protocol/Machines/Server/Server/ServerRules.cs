using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Server.ServerEffect;
using static Fsm.Chat.Protocol.Machines.Server.Server.ServerState;
using static Fsm.Chat.Protocol.Machines.Server.Server.ServerTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Server;

/// <summary>
/// The server as a whole. Idle and Forwarding tell whether an accepted message awaits its verdict; the machine is fired at that edge only, not for each message.
/// Stopping has an order: announce, wait for the verdicts, close, and force what does not close.
/// </summary>
public static class ServerRules
{
    /// <summary>How long closing all links may take: a link closes by force a little earlier.</summary>
    public static readonly TimeSpan CloseAllWithin = Limits.CloseWithin + TimeSpan.FromSeconds(1);

    /// <summary>The rules under these limits.</summary>
    public static Rules<ServerState, ServerTrigger, ServerEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<ServerState, ServerTrigger, ServerEffect>("Server", Stopped);

        rules.In(Stopped)
            .IsHome("the program ends or has not begun")
            .Go(StartRequested, Starting)
            .Ignore("binding took too long and was given up", ListenerBound, ListenerFailed)
            .Ignore("nobody is left to be told", LastVerdictGiven)
            .Ignore("it is stopped", StopRequested)
            .Ignore("a link that was closed by force", LastLinkClosed);

        rules.In(Starting)
            .Waits("for the operating system to bind the port", TimeSpan.FromSeconds(10), StartTimerElapsed)
            .Go(ListenerBound, Idle)
            .Go([ListenerFailed, StartTimerElapsed, StopRequested], Stopped, ReportStopped);

        rules.In(Idle)
            .Rests("waiting for requests is what a server does")
            .Go(FirstMessageAccepted, Forwarding)
            .Ignore("others will come", LastLinkClosed)
            .Go(StopRequested, Closing, AnnounceStop, ReportClosing, CloseSessions);

        rules.In(Forwarding)
            .Rests("each message waits for its recipient, and a recipient's link has its own timers")
            .Go(LastVerdictGiven, Idle)
            .Ignore("its verdicts are given next", LastLinkClosed)
            .Go(StopRequested, Draining, AnnounceStop);

        rules.In(Draining)
            .Waits("for the verdicts of what was accepted", limits.Drain, DrainTimerElapsed)
            .Go([LastVerdictGiven, DrainTimerElapsed], Closing, ReportClosing, CloseSessions)
            .Ignore("its verdicts are given next", LastLinkClosed)
            .Ignore("it stops already", StopRequested);

        rules.In(Closing)
            .Waits("for the links to close", CloseAllWithin, CloseTimerElapsed)
            .Go(LastLinkClosed, Stopped, ReportStopped)
            .Go(CloseTimerElapsed, Stopped, AbortLinks, ReportStopped)
            .Ignore("closing the sessions has settled the rest", LastVerdictGiven)
            .Ignore("it stops already", StopRequested);

        return rules.Build();
    }
}
