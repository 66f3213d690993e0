using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Terminal.Leave;

/// <summary>Whether the person at a client wants to leave the program.</summary>
public enum LeaveState : byte
{
    /// <summary>Nobody wants to.</summary>
    Staying,

    /// <summary>They want to, and something is unfinished: they are asked whether they mean it.</summary>
    Asking,

    /// <summary>What is on its way is finished first.</summary>
    Finishing,

    /// <summary>They leave.</summary>
    Leaving,
}

/// <summary>What can happen to the wish to leave.</summary>
public enum LeaveTrigger : byte
{
    /// <summary>The person, or a script, wants to leave, and there is nothing to ask about.</summary>
    [From(Own)] LeaveRequested,

    /// <summary>A person wants to leave while a text, a transfer or what they type is unfinished.</summary>
    [From(Own)] UnfinishedLeaveRequested,

    /// <summary>Anything else was typed.</summary>
    [From(Own)] OtherTyped,

    /// <summary>The input has ended: nobody can be asked any more.</summary>
    [From(Own)] InputEnded,

    /// <summary>The system, or a program around this one, wants it to end.</summary>
    [From(Own)] StopRequested,
}

/// <summary>What a transition of the wish to leave asks for.</summary>
public enum LeaveEffect : byte
{
    /// <summary>Say what is unfinished, and how to leave all the same.</summary>
    TellUnfinished,

    /// <summary>Say that the wish is taken back.</summary>
    TellStaying,

    /// <summary>Take no more lines, finish what is on its way, and leave then.</summary>
    EndInput,

    /// <summary>Take leave of all servers now.</summary>
    LeaveNow,
}
