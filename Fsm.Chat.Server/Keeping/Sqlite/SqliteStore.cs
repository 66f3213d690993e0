using System.Collections.Concurrent;
using Fsm.Chat.Server.Keeping.Facts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>
/// A store in one file. One thread writes, another reads; neither is ever waited for. A batch is whatever came while the last one was being written, so there is no
/// timer between a message and the disk.
/// </summary>
public sealed class SqliteStore : IStore
{
    /// <summary>With less room than this nothing is begun: what is in the log has to fit into the database too.</summary>
    public const long LeastFreeSpace = 64L * 1024 * 1024;

    /// <summary>More questions than this do not wait.</summary>
    public const int MostWaitingReads = 32;

    private static readonly TimeSpan SpaceEvery = TimeSpan.FromSeconds(1);

    // Without anything to write for so long there is time for the place index.
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    private readonly StoreFolder _folder;
    private readonly StoreWriter _writer;
    private readonly TimeProvider _time;
    private readonly IFreeSpace _space;
    private readonly BlockingCollection<Order> _orders = [];
    private readonly BlockingCollection<StoreQuery> _queries = new(MostWaitingReads);
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IStoreEvents? _events;
    private long? _spaceSeen;
    private bool _hasRoom = true;

    private SqliteStore(StoreFolder folder, StoreWriter writer, StartFacts start, TimeProvider time, IFreeSpace space) =>
        (_folder, _writer, Start, _time, _space) = (folder, writer, start, time, space);

    /// <inheritdoc/>
    public StartFacts Start { get; }

    /// <summary>Completed when all that was given to it is written, and it is closed.</summary>
    public Task Closed => Task.WhenAll(_written.Task, _read.Task);

    /// <summary>Opens the store of a folder, which is made if it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="durability">What a stored batch outlives.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StoreUnusableException">It cannot be opened; the message says why.</exception>
    public static SqliteStore Open(string folder, Durability durability, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Open(folder, durability, time, new DiskSpace(folder), Schema.Migrations);
    }

    internal static SqliteStore Open(string path, Durability durability, TimeProvider time, IFreeSpace space, IReadOnlyList<Migration> migrations)
    {
        var folder = StoreFolder.Take(path);
        SqliteConnection? connection = null;
        try
        {
            connection = StoreFile.Open(folder, durability, migrations, time.GetUtcNow());
            var store = new SqliteStore(folder, new(connection, folder.DatabasePath, durability), StartReader.Read(connection), time, space);
            folder.MarkOpen();
            return store;
        }
        catch (Exception error)
        {
            connection?.Dispose();
            folder.Dispose();
            if (error is SqliteException or IOException)
                throw StoreFile.Unusable(folder.DatabasePath, error);
            throw;
        }
    }

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
        if (_events is not null)
            return;
        Close();
        _read.TrySetResult();
    }

    private void WriteAll()
    {
        try
        {
            while (!_orders.IsCompleted)
            {
                var hasLeisure = _writer.MissingPlaces > 0 || _writer.HasForgotten;
                if (_orders.TryTake(out var order, hasLeisure ? (int)Idle.TotalMilliseconds : Timeout.Infinite))
                    Write(order);
                else if (_writer.HasForgotten)
                    _writer.CutLog();
                else
                    _writer.AdvancePlaces(PlaceIndex.Piece);
            }
        }
        finally
        {
            Close();
        }
    }

    private void Write(Order order)
    {
        var reason = StoreRefusal.DiskFull;
        var outcome = HasRoom() ? _writer.Write(order.Batch, order.IsRepeat, out reason) : WriteOutcome.Refused;
        switch (outcome)
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

        // After the answer: whoever waits for it need not wait for the index.
        if (_writer.MissingPlaces >= PlaceIndex.Step)
            _writer.AdvancePlaces(PlaceIndex.Step);
        if (_writer.HasForgotten)
            _writer.CutLog();
    }

    private bool HasRoom()
    {
        var now = _time.GetTimestamp();
        if (_spaceSeen is not { } seen || _time.GetElapsedTime(seen, now) >= SpaceEvery)
            (_spaceSeen, _hasRoom) = (now, _space.Bytes >= LeastFreeSpace);
        return _hasRoom;
    }

    private void ReadAll()
    {
        ConversationReader? reader = null;
        try
        {
            foreach (var query in _queries.GetConsumingEnumerable())
                _events!.Answered(Answer(query, ref reader));
        }
        finally
        {
            reader?.Dispose();
            _read.TrySetResult();
        }
    }

    private StoreAnswer Answer(StoreQuery query, ref ConversationReader? reader)
    {
        try
        {
            return (reader ??= new(_folder.DatabasePath)).Answer(query);
        }
        catch (SqliteException error)
        {
            reader?.Dispose();
            reader = null;
            return new(query, error.Message);
        }
    }

    // The last connection to be closed moves the log into the database: the readers' goes first, or else the next start has to.
    private void Close()
    {
        if (_events is not null)
            _read.Task.Wait();
        _writer.Dispose();
        _folder.MarkClosed();
        _folder.Dispose();
        _written.TrySetResult();
    }

    private readonly record struct Order(StoreBatch Batch, bool IsRepeat);
}
