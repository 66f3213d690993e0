using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Server;

/// <summary>Where the server as a whole is.</summary>
public enum ServerState : byte
{
    /// <summary>Not listening.</summary>
    Stopped,

    /// <summary>About to listen.</summary>
    Starting,

    /// <summary>Listening; no accepted message awaits its verdict.</summary>
    Idle,

    /// <summary>Listening; at least one accepted message awaits its verdict.</summary>
    Forwarding,

    /// <summary>Stopping; accepted messages still await their verdicts.</summary>
    Draining,

    /// <summary>Stopping; the links are being closed.</summary>
    Closing,
}

/// <summary>What can happen to the server as a whole.</summary>
public enum ServerTrigger : byte
{
    /// <summary>The program wants to serve.</summary>
    [From(Own)] StartRequested,

    /// <summary>The port is bound.</summary>
    [From(Own)] ListenerBound,

    /// <summary>The port could not be bound.</summary>
    [From(Own)] ListenerFailed,

    /// <summary>The first message was accepted.</summary>
    [From(Own)] FirstMessageAccepted,

    /// <summary>The last message that awaited its verdict has got it.</summary>
    [From(Own)] LastVerdictGiven,

    /// <summary>The operator wants to stop.</summary>
    [From(Own)] StopRequested,

    /// <summary>The last link is closed.</summary>
    [From(Own)] LastLinkClosed,

    /// <summary>Binding took too long.</summary>
    [From(TriggerOrigin.Timer)] StartTimerElapsed,

    /// <summary>The verdicts took too long.</summary>
    [From(TriggerOrigin.Timer)] DrainTimerElapsed,

    /// <summary>Closing the links took too long.</summary>
    [From(TriggerOrigin.Timer)] CloseTimerElapsed,
}

/// <summary>What a transition of the server asks for.</summary>
public enum ServerEffect : byte
{
    /// <summary>Tell everybody that the server is stopping.</summary>
    AnnounceStop,

    /// <summary>Tell the program that nobody new is to be let in: until then whoever is away can come back.</summary>
    ReportClosing,

    /// <summary>End every session and close every link.</summary>
    CloseSessions,

    /// <summary>Close the links that are left by force.</summary>
    AbortLinks,

    /// <summary>Tell the program that nothing is left to do.</summary>
    ReportStopped,
}
