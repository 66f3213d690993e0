namespace Fsm.Chat.Protocol.Machines.Server.Store;

/// <summary>Whether something can be kept.</summary>
public enum KeepingAnswer : byte
{
    /// <summary>There is no store: it is handled as it always was.</summary>
    NotKept,

    /// <summary>It is kept, and what follows from it follows when it is on the disk.</summary>
    Kept,

    /// <summary>Too much waits to be written.</summary>
    Busy,

    /// <summary>The store fails, or is being closed.</summary>
    CannotStore,
}

/// <summary>Decides what the store is asked for, and what it means for whoever wants something kept.</summary>
public static class StoreDecisions
{
    /// <summary>Whether something can be kept now.</summary>
    /// <param name="store">Where the store is.</param>
    /// <param name="isBusy">Whether as much waits as may.</param>
    public static KeepingAnswer DecideKeeping(StoreState store, bool isBusy) => store switch
    {
        StoreState.Off => KeepingAnswer.NotKept,
        StoreState.Failing or StoreState.Probing or StoreState.Closing or StoreState.Settling or StoreState.Closed => KeepingAnswer.CannotStore,
        _ => isBusy ? KeepingAnswer.Busy : KeepingAnswer.Kept,
    };

    /// <summary>Whether the store is being closed, or is closed: nothing is written any more that does not wait already.</summary>
    public static bool IsClosing(StoreState store) => store is StoreState.Closing or StoreState.Settling or StoreState.Closed;

    /// <summary>What it means that so much waits to be written, once everything else is done; nothing while something is being written.</summary>
    /// <param name="store">Where the store is.</param>
    /// <param name="waiting">How many facts wait.</param>
    public static StoreTrigger? DecideWaiting(StoreState store, int waiting) => store == StoreState.Ready && waiting > 0 ? StoreTrigger.BatchReady : null;

    /// <summary>How long is waited before a batch is tried again, after so many times that it was written again: a second at first, then twice as long each time.</summary>
    /// <param name="attempts">How often it was written again.</param>
    /// <param name="longest">The longest wait.</param>
    public static TimeSpan DecideProbe(int attempts, TimeSpan longest)
    {
        var wait = StoreRules.FirstProbe * Math.Pow(2, Math.Clamp(attempts - 1, 0, 10));
        return wait < longest ? wait : longest;
    }
}
