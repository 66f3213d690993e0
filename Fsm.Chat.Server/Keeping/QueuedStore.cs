using System.Collections.Concurrent;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Keeping;

/// <summary>
/// A store of which one thread writes and another reads; neither is ever waited for. A batch is whatever came while the last one was being written, so there is no
/// timer between a message and the disk.
/// </summary>
public abstract class QueuedStore : IStore
{
    /// <summary>More questions than this do not wait.</summary>
    public const int MostWaitingReads = 32;

    /// <summary>Without anything to write for so long there is time for other work.</summary>
    private protected static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    private readonly BlockingCollection<Order> _orders = [];
    private readonly BlockingCollection<StoreQuery> _queries = new(MostWaitingReads);
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IStoreEvents? _events;

    private protected QueuedStore(StartFacts start) => Start = start;

    /// <inheritdoc/>
    public StartFacts Start { get; }

    /// <summary>Completed when all that was given to it is written, and it is closed.</summary>
    public Task Closed => Task.WhenAll(_written.Task, _read.Task);

    /// <inheritdoc/>
    public void AnswerTo(IStoreEvents events)
    {
        _events = events;
        new Thread(WriteAll) { Name = "store", IsBackground = true }.Start();
        new Thread(ReadAll) { Name = "store-reads", IsBackground = true }.Start();
    }

    /// <inheritdoc/>
    public void Write(StoreBatch batch) => _orders.Add(new(batch, IsRepeat: false));

    /// <inheritdoc/>
    public void Repeat(StoreBatch batch) => _orders.Add(new(batch, IsRepeat: true));

    /// <inheritdoc/>
    public bool TryRead(StoreQuery query) => !_queries.IsAddingCompleted && _queries.TryAdd(query);

    /// <summary>Closes it when all that was given to it is written. Does not wait for that: see <see cref="Closed"/>.</summary>
    public void Dispose()
    {
        _queries.CompleteAdding();
        _orders.CompleteAdding();
        if (_events is null)
        {
            CloseReading();
            _read.TrySetResult();
            CloseAll();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>After so long without anything to write there is time for <see cref="UseLeisure"/>; null while it has nothing to do.</summary>
    private protected virtual TimeSpan? Leisure => null;

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="isRepeat">Whether it may be there already.</param>
    /// <param name="reason">Why nothing of it was stored, when that is certain.</param>
    private protected abstract WriteOutcome TryWrite(StoreBatch batch, bool isRepeat, out StoreRefusal reason);

    /// <summary>Answers a question, also where that is that it cannot be answered.</summary>
    private protected abstract StoreAnswer Answer(StoreQuery query);

    /// <summary>A batch is answered: whoever waited for it need not wait for what is to be done now.</summary>
    private protected virtual void FollowUp()
    {
    }

    /// <summary>There is nothing to write.</summary>
    private protected virtual void UseLeisure()
    {
    }

    /// <summary>Nothing is read any more.</summary>
    private protected abstract void CloseReading();

    /// <summary>Nothing is written any more, and nothing read.</summary>
    private protected abstract void CloseWriting();

    private void WriteAll()
    {
        try
        {
            while (!_orders.IsCompleted)
            {
                if (_orders.TryTake(out var order, Leisure is { } leisure ? (int)leisure.TotalMilliseconds : Timeout.Infinite))
                    Write(order);
                else
                    UseLeisure();
            }
        }
        finally
        {
            // Of a file the last connection to be closed moves the log into the database: the readers' goes first, or else the next start has to.
            _read.Task.Wait();
            CloseAll();
        }
    }

    private void Write(Order order)
    {
        switch (TryWrite(order.Batch, order.IsRepeat, out var reason))
        {
            case WriteOutcome.Stored:
                _events!.BatchStored(order.Batch);
                break;
            case WriteOutcome.Refused:
                _events!.BatchRefused(order.Batch, reason);
                break;
            default:
                _events!.BatchInDoubt(order.Batch);
                break;
        }

        FollowUp();
    }

    private void ReadAll()
    {
        try
        {
            foreach (var query in _queries.GetConsumingEnumerable())
                _events!.Answered(Answer(query));
        }
        finally
        {
            CloseReading();
            _read.TrySetResult();
        }
    }

    private void CloseAll()
    {
        CloseWriting();
        _written.TrySetResult();
    }

    private readonly record struct Order(StoreBatch Batch, bool IsRepeat);
}
