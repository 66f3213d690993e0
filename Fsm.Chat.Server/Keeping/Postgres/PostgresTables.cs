using Fsm.Chat.Server.Keeping.Tables;
using Npgsql;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>The tables in a database.</summary>
internal sealed class PostgresTables(NpgsqlConnection connection) : IFactTables
{
    /// <exception cref="NpgsqlException">It cannot be read.</exception>
    public IEnumerable<TFact> Read<TFact>(string question, Func<IRow, TFact> read)
    {
        using var command = Make(connection, question);
        foreach (var fact in Read(command, read))
            yield return fact;
    }

    /// <exception cref="NpgsqlException">It cannot be read.</exception>
    public long Number(string question) => Read(question, static row => row.Long(0)).FirstOrDefault();

    /// <summary>The rows of a command, one after the other.</summary>
    /// <exception cref="NpgsqlException">It failed.</exception>
    public static IEnumerable<TFact> Read<TFact>(NpgsqlCommand command, Func<IRow, TFact> read)
    {
        using var reader = command.ExecuteReader();
        var row = new Row(reader);
        while (reader.Read())
            yield return read(row);
    }

    /// <summary>Runs some statements for what they do.</summary>
    /// <exception cref="NpgsqlException">One of them failed.</exception>
    public static void Run(NpgsqlConnection connection, string statements)
    {
        using var command = Make(connection, statements);
        command.ExecuteNonQuery();
    }

    /// <summary>A command with its parameters in their order.</summary>
    public static NpgsqlCommand Make(NpgsqlConnection connection, string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
#pragma warning disable CA2100 // all texts are our own
        var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A value for a place in a statement.</summary>
    public static NpgsqlParameter Of<TValue>(TValue value) => new NpgsqlParameter<TValue> { TypedValue = value };

    private sealed class Row(NpgsqlDataReader reader) : IRow
    {
        public long Long(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

        public string Text(int column) => reader.GetString(column);

        public byte[] Blob(int column) => reader.GetFieldValue<byte[]>(column);
    }
}
