namespace Fsm.Chat.Protocol.Machines.Errand;

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
