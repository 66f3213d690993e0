using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Errand;

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
