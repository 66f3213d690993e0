using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Leave;

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
