using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>The writing of what is kept, as its machine's subject.</summary>
internal sealed class HubStore(StoreState initial) : Subject<StoreState>(initial), IJournaled
{
    /// <summary>What waits for the next batch.</summary>
    public WaitingFacts Waiting { get; } = new();

    /// <summary>What is being written, or in doubt; null for nothing.</summary>
    public StoreBatch? Batch { get; set; }

    /// <summary>How often that has been written again.</summary>
    public int Attempts { get; set; }

    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => "";

    public override TimeSpan WaitFor(TimeSpan longest) => State == StoreState.Failing ? StoreDecisions.DecideProbe(Attempts, longest) : longest;
}

/// <summary>Whoever has something to do with what is kept, once it is.</summary>
internal interface IKeepers
{
    /// <summary>It is on the disk: it can be acknowledged and handed over, in order.</summary>
    void Stored(StoreBatch batch);

    /// <summary>It was not stored, and will not be.</summary>
    void NotStored(StoreBatch batch, StoreRefusal reason);

    /// <summary>Nobody will know before the next start whether it was.</summary>
    void Undecided(StoreBatch batch);

    /// <summary>Nothing can be stored, or it can again.</summary>
    void Report(bool isFailing);

    /// <summary>The store is let go of.</summary>
    void Closed();
}
