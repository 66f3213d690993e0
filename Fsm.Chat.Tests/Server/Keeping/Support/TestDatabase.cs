using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Postgres;
using Npgsql;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>A database of a test's own at the PostgreSQL that FSMCHAT_TEST_POSTGRES names (<c>postgres://USER@HOST:PORT/DATABASE</c>), which is gone with it.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly string _server;
    private readonly string _name = $"fsmchat_{Guid.NewGuid():N}";

    private TestDatabase(string server) => _server = server;

    /// <summary>What a server is told to find it.</summary>
    public string Place => new UriBuilder(_server) { Path = _name }.Uri.ToString();

    public PostgresAddress Address => PostgresAddress.Parse(Place)!;

    /// <summary>Makes one, or skips the test where there is no PostgreSQL.</summary>
    public static TestDatabase Make()
    {
        if (Environment.GetEnvironmentVariable("FSMCHAT_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            Assert.Ignore("There is no PostgreSQL: FSMCHAT_TEST_POSTGRES says where one is, as postgres://USER@HOST:PORT/DATABASE.");
            throw new InvalidOperationException();
        }

        var database = new TestDatabase(server);
        database.Run($"CREATE DATABASE {database._name}", atServer: true);
        return database;
    }

    /// <summary>Runs some statements in it.</summary>
    public void Run(string statements, bool atServer = false)
    {
        using var source = (atServer ? PostgresAddress.Parse(_server)! : Address).Connect(Durability.Process);
        using var connection = source.OpenConnection();
        PostgresTables.Run(connection, statements);
    }

    public void Dispose() => Run($"DROP DATABASE {_name} WITH (FORCE)", atServer: true);
}
