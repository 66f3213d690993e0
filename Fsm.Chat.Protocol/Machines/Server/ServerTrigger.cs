using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server;

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
