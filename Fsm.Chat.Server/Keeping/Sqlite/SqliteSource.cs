using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Texts;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>The store in a folder, held so that no server begins to write meanwhile.</summary>
internal sealed class SqliteSource : IStoreSource
{
    private readonly StoreFolder _folder;
    private readonly SqliteConnection _connection;

    /// <exception cref="StoreUnusableException">There is none, or it is not to be used.</exception>
    public SqliteSource(string folder, DateTimeOffset now)
    {
        if (!File.Exists(Path.Combine(folder, StoreFolder.FileName)))
            throw new StoreUnusableException(ServerTexts.StoreIsNowhere.With(folder));
        _folder = StoreFolder.Take(folder);
        try
        {
            _connection = StoreFile.Open(_folder, Durability.Power, Schema.Migrations, now);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }

        Tables = new SqliteTables(_connection);
    }

    public IFactTables Tables { get; }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }
}
