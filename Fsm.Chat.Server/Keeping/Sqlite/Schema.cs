using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Fsm.Chat.Server.Keeping.Sqlite;

/// <summary>One step from a version of the tables to the next.</summary>
/// <param name="To">The version it leads to; each leads one further.</param>
/// <param name="Script">What it does, in one transaction.</param>
internal sealed record Migration(int To, string Script);

/// <summary>The tables, and how older files get them.</summary>
internal static class Schema
{
    /// <summary>Stands in every file of ours: "FsmC".</summary>
    public const int ApplicationId = 0x46736D43;

    /// <summary>All that has ever been changed, in order. What was released is never edited: the tests upgrade a file of each version.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new(1, """
            CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID, STRICT;
            INSERT INTO meta VALUES ('placed_to', 0), ('cursors_to', 0);
            CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, state INTEGER NOT NULL, created INTEGER NOT NULL,
                last_seen INTEGER NOT NULL) STRICT;
            CREATE TABLE proof (account INTEGER NOT NULL, kind INTEGER NOT NULL, value BLOB NOT NULL, label TEXT NOT NULL, created INTEGER NOT NULL,
                last_used INTEGER NOT NULL, PRIMARY KEY (account, kind, value)) WITHOUT ROWID, STRICT;
            CREATE INDEX proof_value ON proof (value);
            CREATE TABLE session (id INTEGER PRIMARY KEY, token BLOB NOT NULL UNIQUE, account INTEGER NOT NULL, handled INTEGER NOT NULL, created INTEGER NOT NULL,
                last_seen INTEGER NOT NULL) STRICT;
            CREATE TABLE conversation (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL, name TEXT NOT NULL,
                folded TEXT NOT NULL, creator INTEGER NOT NULL, created INTEGER NOT NULL, last_place INTEGER NOT NULL) STRICT;
            CREATE UNIQUE INDEX conversation_pair ON conversation (low, high) WHERE kind = 1;
            CREATE UNIQUE INDEX conversation_group ON conversation (folded) WHERE kind = 2;
            CREATE TABLE member (account INTEGER NOT NULL, conversation INTEGER NOT NULL, role INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
                delivered INTEGER NOT NULL, seen INTEGER NOT NULL, told INTEGER NOT NULL, PRIMARY KEY (account, conversation)) WITHOUT ROWID, STRICT;
            CREATE INDEX member_conversation ON member (conversation);
            CREATE TABLE message (id INTEGER PRIMARY KEY, conversation INTEGER NOT NULL, place INTEGER NOT NULL, sender INTEGER NOT NULL, session INTEGER NOT NULL,
                origin INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL, text BLOB NOT NULL) STRICT;
            CREATE TABLE place (conversation INTEGER NOT NULL, place INTEGER NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (conversation, place)) WITHOUT ROWID, STRICT;
            CREATE TABLE exception (message INTEGER NOT NULL, account INTEGER NOT NULL, reason INTEGER NOT NULL, at INTEGER NOT NULL,
                PRIMARY KEY (message, account)) WITHOUT ROWID, STRICT;
            """),
    ];

    /// <summary>Makes the tables those of the newest of the migrations, one transaction for each.</summary>
    /// <exception cref="SqliteException">One failed; what it had done is undone.</exception>
    public static void Migrate(SqliteConnection connection, int from, IReadOnlyList<Migration> migrations)
    {
        foreach (var migration in migrations.Where(migration => migration.To > from))
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {migration.Script} PRAGMA user_version = {migration.To}; COMMIT;"));
    }

    /// <summary>Runs some statements for what they do.</summary>
    /// <exception cref="SqliteException">One of them failed.</exception>
    public static void Run(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // all texts are our own, but for numbers
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The value that a statement has.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public static long Number(SqliteConnection connection, string statement)
    {
        using var prepared = new Statement(connection, statement);
        return prepared.Scalar() ?? 0;
    }
}
