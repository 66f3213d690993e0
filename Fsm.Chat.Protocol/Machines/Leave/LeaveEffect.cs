namespace Fsm.Chat.Protocol.Machines.Leave;

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
