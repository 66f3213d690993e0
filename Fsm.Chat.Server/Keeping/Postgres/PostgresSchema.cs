using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;
using Npgsql;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>The tables in a database, which has a schema of its own for them, and how older ones get them.</summary>
internal static class PostgresSchema
{
    /// <summary>The schema that they are in.</summary>
    public const string Name = "fsmchat";

    /// <summary>What the database says to a server that writes after another one has taken over.</summary>
    public const string TakenOver = "FC001";

    /// <summary>All that has ever been changed, in order; what was released is never edited. The version is where the next one begins.</summary>
    private static readonly string[] Migrations =
    [
        $"""
        CREATE TABLE meta (name text PRIMARY KEY, value bigint NOT NULL);
        INSERT INTO meta VALUES ('version', 0), ('epoch', 0), ('cursors_to', 0);
        CREATE TABLE account (id bigint PRIMARY KEY, name text NOT NULL, folded text NOT NULL UNIQUE, state bigint NOT NULL, created bigint NOT NULL, last_seen bigint NOT NULL);
        CREATE TABLE proof (account bigint NOT NULL, kind bigint NOT NULL, value bytea NOT NULL, label text NOT NULL, created bigint NOT NULL, last_used bigint NOT NULL,
            PRIMARY KEY (account, kind, value));
        CREATE TABLE session (id bigint PRIMARY KEY, token bytea NOT NULL UNIQUE, account bigint NOT NULL, handled bigint NOT NULL, created bigint NOT NULL, last_seen bigint NOT NULL);
        CREATE TABLE conversation (id bigint PRIMARY KEY, kind bigint NOT NULL, low bigint NOT NULL, high bigint NOT NULL, name text NOT NULL, folded text NOT NULL,
            creator bigint NOT NULL, created bigint NOT NULL, last_place bigint NOT NULL);
        CREATE UNIQUE INDEX conversation_pair ON conversation (low, high) WHERE kind = 1;
        CREATE UNIQUE INDEX conversation_group ON conversation (folded) WHERE kind = 2;
        CREATE TABLE member (account bigint NOT NULL, conversation bigint NOT NULL, role bigint NOT NULL, since bigint NOT NULL, until bigint NOT NULL, delivered bigint NOT NULL,
            seen bigint NOT NULL, told bigint NOT NULL, PRIMARY KEY (account, conversation));
        CREATE TABLE message (id bigint PRIMARY KEY, conversation bigint NOT NULL, place bigint NOT NULL, sender bigint NOT NULL, session bigint NOT NULL, origin bigint NOT NULL,
            at bigint NOT NULL, kind bigint NOT NULL, text bytea NOT NULL);
        CREATE INDEX message_place ON message (conversation, place);
        CREATE TABLE exception (message bigint NOT NULL, account bigint NOT NULL, reason bigint NOT NULL, at bigint NOT NULL, PRIMARY KEY (message, account));
        CREATE FUNCTION demand_epoch(mine bigint) RETURNS void LANGUAGE plpgsql AS $f$
        BEGIN
            PERFORM 1 FROM meta WHERE name = 'epoch' AND value = mine FOR SHARE;
            IF NOT FOUND THEN RAISE EXCEPTION 'another server has taken over' USING ERRCODE = '{TakenOver}'; END IF;
        END $f$;
        """,
    ];

    /// <summary>Makes the tables those of this program, within the transaction that is open.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="name">The database, for messages.</param>
    /// <exception cref="StoreUnusableException">They are not ours, or newer than this program.</exception>
    /// <exception cref="NpgsqlException">They cannot be made.</exception>
    public static void Migrate(NpgsqlConnection connection, string name)
    {
        var version = VersionOf(connection, name);
        for (; version < Migrations.Length; version++)
            PostgresTables.Run(connection, $"CREATE SCHEMA IF NOT EXISTS {Name}; {Migrations[version]} UPDATE meta SET value = {version + 1} WHERE name = 'version'");
    }

    /// <summary>Whether there is a store.</summary>
    /// <exception cref="NpgsqlException">It cannot be read.</exception>
    public static bool IsThere(NpgsqlConnection connection) =>
        new PostgresTables(connection).Number($"SELECT count(*) FROM information_schema.schemata WHERE schema_name = '{Name}'") > 0;

    private static long VersionOf(NpgsqlConnection connection, string name)
    {
        if (!IsThere(connection))
            return 0;
        var tables = new PostgresTables(connection);
        if (tables.Number($"SELECT count(*) FROM information_schema.tables WHERE table_schema = '{Name}' AND table_name = 'meta'") == 0)
            throw new StoreUnusableException(ServerTexts.StoreIsForeign.With(name));
        var version = tables.Number("SELECT value FROM meta WHERE name = 'version'");
        return version <= Migrations.Length ? version : throw new StoreUnusableException(ServerTexts.StoreIsNewer.With(name, version, Migrations.Length));
    }
}
