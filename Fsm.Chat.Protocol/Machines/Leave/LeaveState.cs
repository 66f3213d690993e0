namespace Fsm.Chat.Protocol.Machines.Leave;

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
