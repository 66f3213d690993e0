using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Keeping;

/// <summary>
/// Where things are kept, as the hub sees it. Nothing here waits: what was asked for is answered later by <see cref="IStoreEvents"/>, on a thread of the store.
/// The store decides nothing, and gives no numbers away: every fact comes with its own.
/// </summary>
public interface IStore : IDisposable
{
    /// <summary>What was known when it was opened.</summary>
    StartFacts Start { get; }

    /// <summary>Who is told the answers. Said once, before anything is asked.</summary>
    void AnswerTo(IStoreEvents events);

    /// <summary>Writes a batch. One at a time: the next is given when this one was answered, and holds all that has come meanwhile.</summary>
    void Write(StoreBatch batch);

    /// <summary>
    /// Writes a batch again that nobody knows about: begins the connection anew, and leaves what is there. Until it says that it is stored nothing is known, a refusal
    /// included.
    /// </summary>
    void Repeat(StoreBatch batch);

    /// <summary>Reads something, beside the writing.</summary>
    /// <returns>Whether it will be answered; otherwise too many wait already.</returns>
    bool TryRead(StoreQuery query);
}

/// <summary>What a store answers: to each batch and each query exactly once, on its own threads.</summary>
public interface IStoreEvents
{
    /// <summary>It is on the disk: nothing takes it away any more.</summary>
    void BatchStored(StoreBatch batch);

    /// <summary>Nothing of it was stored, and that is certain.</summary>
    void BatchRefused(StoreBatch batch, StoreRefusal reason);

    /// <summary>It may have been stored, or not: it has to be written again before anything can be said about it.</summary>
    void BatchInDoubt(StoreBatch batch);

    /// <summary>What was asked.</summary>
    void Answered(StoreAnswer answer);
}

/// <summary>Why a batch was not stored.</summary>
public enum StoreRefusal : byte
{
    /// <summary>The disk is full, or so nearly that nothing is begun.</summary>
    DiskFull = 1,

    /// <summary>Something in it contradicts what is there: a number that is used, a name that is taken.</summary>
    Conflict = 2,

    /// <summary>The disk or the database does not work.</summary>
    Broken = 3,

    /// <summary>The server stops, and it was not begun.</summary>
    Closed = 4,
}
