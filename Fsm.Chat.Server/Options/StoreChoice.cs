using Fsm.Chat.Server.Keeping.Postgres;

namespace Fsm.Chat.Server.Options;

/// <summary>Where things are kept, as the operator says it.</summary>
internal abstract record StoreChoice
{
    /// <summary>What is said for nowhere.</summary>
    public const string None = "none";

    /// <summary>What is said for a database of this program's own.</summary>
    public const string Sqlite = "sqlite";

    private const string InThisFolder = Sqlite + ":";

    /// <summary>Nowhere.</summary>
    public sealed record Nowhere : StoreChoice;

    /// <summary>In a database of this program's own, in a folder.</summary>
    /// <param name="Path">The folder.</param>
    public sealed record InFolder(string Path) : StoreChoice
    {
        /// <inheritdoc/>
        public override string ToString() => Path;
    }

    /// <summary>In a PostgreSQL database.</summary>
    /// <param name="Address">Where that is.</param>
    public sealed record InDatabase(PostgresAddress Address) : StoreChoice
    {
        /// <inheritdoc/>
        public override string ToString() => Address.ToString();
    }

    /// <summary>Reads a choice.</summary>
    /// <param name="value">What was said.</param>
    /// <param name="data">The folder of what the server has to keep.</param>
    /// <returns>Null for what is none.</returns>
    public static StoreChoice? Parse(string value, string data) => value switch
    {
        None => new Nowhere(),
        Sqlite => new InFolder(System.IO.Path.Combine(data, "store")),
        _ when value.StartsWith(InThisFolder, StringComparison.Ordinal) && value.Length > InThisFolder.Length => new InFolder(value[InThisFolder.Length..]),
        _ => PostgresAddress.Parse(value) is { } address ? new InDatabase(address) : null,
    };
}
