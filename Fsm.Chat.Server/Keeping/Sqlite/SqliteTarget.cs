using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>A new store in a folder, which is made under another name until all of it is there.</summary>
internal sealed class SqliteTarget : IStoreTarget
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly StoreFolder _folder;
    private readonly StoreWriter _writer;

    /// <exception cref="StoreUnusableException">There is something already, or it cannot be made.</exception>
    public SqliteTarget(string path, DateTimeOffset now)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw new StoreUnusableException(ServerTexts.StoreIsThereAlready.With(path));
        _path = path;
        _unfinished = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + ".unfinished";
        DeleteUnfinished();
        _folder = StoreFolder.Take(_unfinished);
        SqliteConnection connection;
        try
        {
            connection = StoreFile.Open(_folder, Durability.Power, Schema.Migrations, now);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }

        _writer = new(connection, _folder.DatabasePath, Durability.Power);
        Tables = new SqliteTables(connection);
    }

    public IFactTables Tables { get; }

    public void Write(StoreBatch batch)
    {
        if (_writer.Write(batch, isRepeat: false, out var reason) != WriteOutcome.Stored)
            throw new StoreUnusableException(ServerTexts.StoreCannotBeWritten.With(_path, reason));
        _writer.AdvancePlaces(PlaceIndex.Step);
    }

    public void Finish()
    {
        Close();
        if (Directory.Exists(_path))
            Directory.Delete(_path);
        Directory.Move(_unfinished, _path);
    }

    public void Dispose()
    {
        Close();
        DeleteUnfinished();
    }

    private void Close()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    private void DeleteUnfinished()
    {
        if (Directory.Exists(_unfinished))
            Directory.Delete(_unfinished, recursive: true);
    }
}
