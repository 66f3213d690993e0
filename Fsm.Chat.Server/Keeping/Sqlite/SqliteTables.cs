using Fsm.Chat.Server.Keeping.Tables;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>The tables in a file.</summary>
internal sealed class SqliteTables(SqliteConnection connection) : IFactTables
{
    /// <exception cref="SqliteException">It cannot be read.</exception>
    public IEnumerable<TFact> Read<TFact>(string question, Func<IRow, TFact> read)
    {
        using var statement = new Statement(connection, question);
        foreach (var fact in statement.Rows(read))
            yield return fact;
    }

    /// <exception cref="SqliteException">It cannot be read.</exception>
    public long Number(string question) => Schema.Number(connection, question);
}
