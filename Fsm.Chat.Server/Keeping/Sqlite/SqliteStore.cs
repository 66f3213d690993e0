using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Tables;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>A store in one file.</summary>
public sealed class SqliteStore : QueuedStore
{
    /// <summary>With less room than this nothing is begun: what is in the log has to fit into the database too.</summary>
    public const long LeastFreeSpace = 64L * 1024 * 1024;

    private static readonly TimeSpan SpaceEvery = TimeSpan.FromSeconds(1);

    private readonly StoreFolder _folder;
    private readonly StoreWriter _writer;
    private readonly TimeProvider _time;
    private readonly IFreeSpace _space;
    private readonly Retention _retention;
    private ConversationReader? _reader;
    private long? _spaceSeen;
    private bool _hasRoom = true;

    private SqliteStore(StoreFolder folder, StoreWriter writer, StartFacts start, TimeProvider time, IFreeSpace space, Retention retention)
        : base(start) => (_folder, _writer, _time, _space, _retention) = (folder, writer, time, space, retention);

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

    /// <summary>The same, which keeps messages for some time only.</summary>
    internal static SqliteStore Open(string folder, Durability durability, TimeProvider time, Retention retention) =>
        Open(folder, durability, time, new DiskSpace(folder), Schema.Migrations, retention);

    internal static SqliteStore Open(
        string path, Durability durability, TimeProvider time, IFreeSpace space, IReadOnlyList<Migration> migrations, Retention? retention = null)
    {
        var folder = StoreFolder.Take(path);
        SqliteConnection? connection = null;
        try
        {
            connection = StoreFile.Open(folder, durability, migrations, time.GetUtcNow());
            var writer = new StoreWriter(connection, folder.DatabasePath, durability);
            var store = new SqliteStore(folder, writer, StartReader.Read(new SqliteTables(connection)), time, space, retention ?? new(keep: null, time));
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

    private protected override TimeSpan? Leisure => _writer.MissingPlaces > 0 || _writer.HasForgotten || _retention.IsDue ? Idle : _retention.UntilDue;

    private protected override WriteOutcome TryWrite(StoreBatch batch, bool isRepeat, out StoreRefusal reason)
    {
        reason = StoreRefusal.DiskFull;
        return HasRoom() ? _writer.Write(batch, isRepeat, out reason) : WriteOutcome.Refused;
    }

    private protected override void FollowUp()
    {
        if (_writer.MissingPlaces >= PlaceIndex.Step)
            _writer.AdvancePlaces(PlaceIndex.Step);
        if (_writer.HasForgotten)
            _writer.CutLog();
        if (_retention.IsOverdue)
            _retention.Advance(_writer.ForgetOld);
    }

    private protected override void UseLeisure()
    {
        if (_writer.HasForgotten)
            _writer.CutLog();
        else if (_writer.MissingPlaces > 0)
            _writer.AdvancePlaces(PlaceIndex.Piece);
        else
            _retention.Advance(_writer.ForgetOld);
    }

    private protected override StoreAnswer Answer(StoreQuery query)
    {
        try
        {
            return (_reader ??= new(_folder.DatabasePath)).Answer(query);
        }
        catch (SqliteException error)
        {
            CloseReading();
            return new(query, error.Message);
        }
    }

    private protected override void CloseReading()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private protected override void CloseWriting()
    {
        _writer.Dispose();
        _folder.MarkClosed();
        _folder.Dispose();
    }

    private bool HasRoom()
    {
        var now = _time.GetTimestamp();
        if (_spaceSeen is not { } seen || _time.GetElapsedTime(seen, now) >= SpaceEvery)
            (_spaceSeen, _hasRoom) = (now, _space.Bytes >= LeastFreeSpace);
        return _hasRoom;
    }
}
