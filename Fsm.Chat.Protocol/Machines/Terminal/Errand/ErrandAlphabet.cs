using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Terminal.Errand;

/// <summary>How far the one thing is that a program was started for.</summary>
public enum ErrandState : byte
{
    /// <summary>The server is not reached yet.</summary>
    Connecting,

    /// <summary>It is asked for, and not known to be done.</summary>
    Working,

    /// <summary>It is done, or given up, and the connection is being ended.</summary>
    Leaving,

    /// <summary>The outcome is told.</summary>
    Ended,
}

/// <summary>What can happen to an errand.</summary>
public enum ErrandTrigger : byte
{
    /// <summary>The client is connected and takes a command.</summary>
    [From(Own)] CommandWanted,

    /// <summary>What is waited for is true.</summary>
    [From(Own)] Fulfilled,

    /// <summary>It will never be true.</summary>
    [From(Own)] Failed,

    /// <summary>The time that whoever started the program gave it is over.</summary>
    [From(TriggerOrigin.Timer)] TimeElapsed,

    /// <summary>A signal asks the program to end.</summary>
    [From(Own)] Interrupted,

    /// <summary>Nobody reads what is printed any more.</summary>
    [From(Own)] OutputLost,

    /// <summary>The client has ended.</summary>
    [From(Own)] ClientEnded,

    /// <summary>The connection did not end in time.</summary>
    [From(TriggerOrigin.Timer)] LeaveTimerElapsed,
}

/// <summary>What an errand's transition asks for.</summary>
public enum ErrandEffect : byte
{
    /// <summary>Ask for the next thing, if there is one.</summary>
    GiveCommand,

    /// <summary>Keep in mind why it ends.</summary>
    NoteCause,

    /// <summary>Disconnect, without waiting for anything else.</summary>
    LeaveServer,

    /// <summary>Tell the outcome, and end the program.</summary>
    TellOutcome,
}
