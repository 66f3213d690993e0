using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>What can go wrong with a store.</summary>
internal enum StoreFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It takes its time: several times that it is let work, nothing comes of it.</summary>
    StoreSlow,

    /// <summary>The batch is written, and yet nobody knows.</summary>
    StoreInDoubt,

    /// <summary>The batch is not written, and nobody knows.</summary>
    StoreInDoubtAndLost,

    /// <summary>The disk is full.</summary>
    StoreFull,
}

/// <summary>A store without a disk and without threads: it works when it is let, and goes wrong when it is told to.</summary>
internal sealed class MemoryStore(MemoryDisk disk) : IStore
{
    private const int Slowness = 3;

    private readonly Queue<(StoreBatch Batch, bool IsRepeat)> _orders = new();
    private readonly Queue<StoreQuery> _queries = new();
    private IStoreEvents? _events;
    private int _slow;

    public StartFacts Start { get; } = disk.Start();

    /// <summary>What happens to the next batch that is written.</summary>
    public StoreFault Fault { get; set; }

    /// <summary>While set, nothing can be read.</summary>
    public bool FailsReading { get; set; }

    public bool IsClosed { get; private set; }

    public bool HasReads => _queries.Count > 0;

    public bool HasWork => _orders.Count > 0 || _queries.Count > 0;

    public void AnswerTo(IStoreEvents events) => _events = events;

    public void Write(StoreBatch batch) => _orders.Enqueue((batch, false));

    public void Repeat(StoreBatch batch) => _orders.Enqueue((batch, true));

    public bool TryRead(StoreQuery query)
    {
        if (_queries.Count >= 32)
            return false;
        _queries.Enqueue(query);
        return true;
    }

    public void Dispose() => IsClosed = true;

    /// <summary>Lets it do one thing.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Work()
    {
        if (!HasWork)
            return false;
        if (Fault == StoreFault.StoreSlow)
            (Fault, _slow) = (StoreFault.None, Slowness);
        if (_slow > 0)
            _slow--;
        else if (_orders.TryDequeue(out var order))
            Write(order.Batch, order.IsRepeat);
        else
            Read(_queries.Dequeue());
        return true;
    }

    /// <summary>It writes what comes next, and whoever asked for that does not live to hear of it.</summary>
    public void WriteUnheard()
    {
        if (_orders.TryDequeue(out var order) && disk.Permits(order.Batch, order.IsRepeat))
            disk.Write(order.Batch);
    }

    private void Read(StoreQuery query) => _events!.Answered(FailsReading ? new(query, "A test made this fail.") : Answer(query));

    private void Write(StoreBatch batch, bool isRepeat)
    {
        var fault = Fault;
        Fault = StoreFault.None;
        if (fault == StoreFault.StoreFull)
        {
            _events!.BatchRefused(batch, StoreRefusal.DiskFull);
        }
        else if (!disk.Permits(batch, isRepeat))
        {
            _events!.BatchRefused(batch, StoreRefusal.Conflict);
        }
        else if (fault == StoreFault.StoreInDoubtAndLost)
        {
            _events!.BatchInDoubt(batch);
        }
        else
        {
            disk.Write(batch);
            if (fault == StoreFault.StoreInDoubt)
                _events!.BatchInDoubt(batch);
            else
                _events!.BatchStored(batch);
        }
    }

    private StoreAnswer Answer(StoreQuery query) => query switch
    {
        StoreQuery.PageBefore page => new(query)
        {
            Messages = [.. disk.Of(page.Conversation).Where(message => message.Place < page.Before).TakeLast(Math.Min(page.Count, StoreQuery.MostMessages))],
        },
        StoreQuery.PageAfter page => new(query)
        {
            Messages = [.. disk.Of(page.Conversation).Where(message => message.Place > page.After).Take(Math.Min(page.Count, StoreQuery.MostMessages))],
        },
        StoreQuery.Unread unread => new(query)
        {
            Counts = [.. unread.Cursors.Select(cursor => (long)disk.Of(cursor.Conversation).Count(message => message.Place > cursor.After))],
        },
        StoreQuery.Search search => Search(search),
        _ => throw new ArgumentOutOfRangeException(nameof(query), query, "A question that nobody answers."),
    };

    private StoreAnswer Search(StoreQuery.Search search)
    {
        var all = search.In.SelectMany(part => disk.Of(part.Conversation).Where(message => message.Place > part.After)).Where(message => message.Id < search.Before)
            .OrderByDescending(message => message.Id).ToList();
        var page = all.Where(message => WordSearch.IsIn(message.Text, search.Words)).Take(Math.Min(search.Count, StoreQuery.MostMessages)).ToList();
        var isMore = page.Count == search.Count && all[^1].Id < page[^1].Id;
        return new(search) { Messages = page, SearchedDownTo = isMore ? page[^1].Id : 0 };
    }
}
