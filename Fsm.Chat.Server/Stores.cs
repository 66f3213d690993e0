using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Postgres;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server;

/// <summary>The stores that there are, by what was chosen.</summary>
internal static class Stores
{
    /// <summary>Opens the one that a server keeps in; null for none.</summary>
    /// <exception cref="StoreUnusableException">It cannot be opened.</exception>
    public static QueuedStore? Open(StoreChoice choice, Durability durability, TimeSpan? keepHistory) => choice switch
    {
        StoreChoice.InFolder folder => SqliteStore.Open(folder.Path, durability, TimeProvider.System, new Retention(keepHistory, TimeProvider.System)),
        StoreChoice.InDatabase database => PostgresStore.Open(database.Address, durability, new Retention(keepHistory, TimeProvider.System)),
        _ => null,
    };

    /// <summary>Opens one to read all of it.</summary>
    /// <exception cref="StoreUnusableException">There is none, or it cannot be read.</exception>
    public static IStoreSource OpenSource(string place, DateTimeOffset now) => Of(place) switch
    {
        StoreChoice.InDatabase database => new PostgresSource(database.Address),
        var folder => new SqliteSource(((StoreChoice.InFolder)folder).Path, now),
    };

    /// <summary>Begins a new one.</summary>
    /// <exception cref="StoreUnusableException">There is one, or it cannot be made.</exception>
    public static IStoreTarget OpenTarget(string place, DateTimeOffset now) => Of(place) switch
    {
        StoreChoice.InDatabase database => new PostgresTarget(database.Address),
        var folder => new SqliteTarget(((StoreChoice.InFolder)folder).Path, now),
    };

    /// <summary>Copies one into a new one.</summary>
    /// <returns>How much there is, for people.</returns>
    /// <exception cref="StoreUnusableException">One of them is not to be used, or the copy is not equal.</exception>
    public static string Copy(string from, string to, DateTimeOffset now)
    {
        using var source = OpenSource(from, now);
        using var target = OpenTarget(to, now);
        return StoreCopy.Copy(source, target, $"{Of(to)}");
    }

    /// <summary>Writes what one has of a person, as it is at one moment; a server may go on using it.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read, or nobody has the name there.</exception>
    public static void Export(string place, string name, Stream to)
    {
        if (Of(place) is StoreChoice.InDatabase database)
        {
            using var source = new PostgresSource(database.Address);
            StoreExport.Write(source.Tables, name, to);
            return;
        }

        using var connection = StoreFile.OpenToLook($"{Of(place)}");
        Schema.Run(connection, "BEGIN"); // one moment for all that is read
        StoreExport.Write(new SqliteTables(connection), name, to);
    }

    /// <summary>What was said for a place; a plain path is a folder.</summary>
    /// <exception cref="StoreUnusableException">It is none.</exception>
    public static StoreChoice Of(string place)
    {
        if (place.StartsWith(PostgresAddress.Scheme, StringComparison.Ordinal) || place.StartsWith(StoreChoice.Sqlite + ":", StringComparison.Ordinal))
            return StoreChoice.Parse(place, "") ?? throw new StoreUnusableException(ServerTexts.NoStorePlace.With(PostgresAddress.Scheme));
        return new StoreChoice.InFolder(place);
    }
}
