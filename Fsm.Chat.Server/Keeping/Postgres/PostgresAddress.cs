using System.Globalization;
using Npgsql;

namespace Fsm.Chat.Server.Keeping.Postgres;

/// <summary>
/// Where a database is: what stands behind <c>postgres:</c>, as a URI (<c>postgres://user@host:5432/database</c>) or in the words of Npgsql
/// (<c>postgres:Host=…;Database=…</c>). A password belongs into PGPASSWORD or a password file: it is never shown, but others see what a program was started with.
/// </summary>
internal sealed class PostgresAddress
{
    /// <summary>What such an address begins with.</summary>
    public const string Scheme = "postgres:";

    // The other side may be gone without a word; what it held is free again after these seconds.
    private const string DeadPeers = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
    private const int KeepAliveSeconds = 10;

    private readonly NpgsqlConnectionStringBuilder _words;

    private PostgresAddress(NpgsqlConnectionStringBuilder words) => _words = words;

    /// <summary>Reads one.</summary>
    /// <returns>Null for what is none.</returns>
    public static PostgresAddress? Parse(string value)
    {
        if (!value.StartsWith(Scheme, StringComparison.Ordinal) || value.Length == Scheme.Length)
            return null;
        try
        {
            var words = value.StartsWith(Scheme + "//", StringComparison.Ordinal) ? OfUri(new Uri(value)) : new NpgsqlConnectionStringBuilder(value[Scheme.Length..]);
            return words.Host is { Length: > 0 } ? new(words) : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The same without anything secret, for people and for logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}//{_words.Host}:{_words.Port}/{_words.Database ?? _words.Username}");

    /// <summary>Makes connections to it.</summary>
    public NpgsqlDataSource Connect(Durability durability)
    {
        var words = new NpgsqlConnectionStringBuilder(_words.ConnectionString)
        {
            Pooling = false, // each connection has its one user, and the lock belongs to one of them
            SearchPath = PostgresSchema.Name,
            ApplicationName = "fsmchat",
            KeepAlive = KeepAliveSeconds,
            MaxAutoPrepare = 20,
            Options = durability == Durability.Power ? DeadPeers : $"{DeadPeers} -c synchronous_commit=off",
        };
        var builder = new NpgsqlSlimDataSourceBuilder(words.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    private static NpgsqlConnectionStringBuilder OfUri(Uri uri)
    {
        var words = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0)
            words.Port = uri.Port;
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            words.Database = Uri.UnescapeDataString(database);
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            words.Username = Uri.UnescapeDataString(user);
            if (rest is [var password])
                words.Password = Uri.UnescapeDataString(password);
        }

        return words;
    }
}
