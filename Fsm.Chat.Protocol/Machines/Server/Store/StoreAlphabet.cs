using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Store;

/// <summary>Where the writing of what is kept is.</summary>
public enum StoreState : byte
{
    /// <summary>Nothing is kept.</summary>
    Off,

    /// <summary>Nothing is being written.</summary>
    Ready,

    /// <summary>A batch is being written.</summary>
    Writing,

    /// <summary>A batch that nobody knows about is being written again, for the first time.</summary>
    Repeating,

    /// <summary>That went wrong too: nothing new is taken, and it is tried again after a while.</summary>
    Failing,

    /// <summary>It is being tried again.</summary>
    Probing,

    /// <summary>The last batch is being written.</summary>
    Closing,

    /// <summary>The last batch is one that nobody knows about, and is being written again.</summary>
    Settling,

    /// <summary>The store is closed.</summary>
    Closed,
}

/// <summary>What can happen to the writing of what is kept.</summary>
public enum StoreTrigger : byte
{
    /// <summary>There is a store.</summary>
    [From(Own)] StoreOpened,

    /// <summary>There is something to write, and nothing is being written.</summary>
    [From(Own)] BatchReady,

    /// <summary>The batch is on the disk.</summary>
    [From(Own)] BatchStored,

    /// <summary>Nothing of the batch was stored, as far as this attempt goes.</summary>
    [From(Own)] BatchRefused,

    /// <summary>The batch may have been stored, or not.</summary>
    [From(Own)] BatchInDoubt,

    /// <summary>The server stops.</summary>
    [From(Own)] CloseRequested,

    /// <summary>It is time to try again.</summary>
    [From(TriggerOrigin.Timer)] ProbeTimerElapsed,

    /// <summary>The last batch took too long.</summary>
    [From(TriggerOrigin.Timer)] CloseTimerElapsed,
}

/// <summary>What a transition of the store asks for.</summary>
public enum StoreEffect : byte
{
    /// <summary>Take what waits as the next batch, and have it written.</summary>
    StoreBatch,

    /// <summary>Have the same batch written again, by a new connection, leaving what is there.</summary>
    StoreBatchAgain,

    /// <summary>Acknowledge and hand over what the batch has in it.</summary>
    ForwardBatch,

    /// <summary>Say of all in the batch that it was not stored.</summary>
    FailBatch,

    /// <summary>Say nothing of what the batch has in it: nobody knows.</summary>
    LeaveBatchUndecided,

    /// <summary>Say of all that waits that it was not stored.</summary>
    FailWaiting,

    /// <summary>Tell the operator that nothing can be stored.</summary>
    ReportFailing,

    /// <summary>Tell the operator that it works again.</summary>
    ReportWorking,

    /// <summary>Let go of the store.</summary>
    CloseStore,
}
