namespace Fsm.Chat.Protocol.Machines.Input;

/// <summary>What a transition of the input asks for.</summary>
public enum InputEffect : byte
{
    /// <summary>Carry the line out.</summary>
    ExecuteLine,

    /// <summary>Keep the line until the connection is there.</summary>
    StoreLine,

    /// <summary>Carry out the line that was kept, if one was, and give the next.</summary>
    ExecuteKept,

    /// <summary>Say that the line that was kept is skipped, if one was, and give the next.</summary>
    RejectKept,

    /// <summary>Say that the line was skipped, and why.</summary>
    RejectLine,

    /// <summary>Give the line back to whoever typed it, and say why.</summary>
    ReturnLine,

    /// <summary>Give the next line.</summary>
    ReadNext,

    /// <summary>Look whether every message has its verdict.</summary>
    CheckDeliveries,

    /// <summary>Say which messages are given up.</summary>
    TellStalled,

    /// <summary>End all connections.</summary>
    LeaveServers,

    /// <summary>Say that an outcome did not come.</summary>
    TellNoOutcome,

    /// <summary>End the program.</summary>
    Exit,
}
