using Fsm.Chat.Server;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Postgres;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Tests.Server.Keeping.Support;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>The store in a PostgreSQL database behaves as every store does, and outlives what happens to the connection.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PostgresStoreTests : StoreConformance
{
    private TestDatabase _database = null!;
    private QueuedStore? _store;

    [OneTimeSetUp]
    public void Make() => _database = TestDatabase.Make();

    [OneTimeTearDown]
    public void Remove() => _database?.Dispose();

    [TearDown]
    public void Empty()
    {
        Close();
        _database.Run($"DROP SCHEMA IF EXISTS {PostgresSchema.Name} CASCADE");
    }

    [TestCase(false, TestName = "Batch on a connection that was cut is in doubt and stored once when it is repeated")]
    [TestCase(true, TestName = "Batch that was stored just before the connection was cut is there once when it is repeated")]
    public void Batch_is_there_once(bool isStored)
    {
        var store = Open();
        store.Keep(Everything());
        var batch = Texts(4, 3);
        if (isStored)
            store.Keep(batch);
        Cut();

        if (!isStored)
            Assert.That(store.Write(batch).Outcome, Is.EqualTo("in doubt"));
        Assert.That(Until(() => store.Repeat(batch).Outcome, "stored"), Is.True);

        Assert.That(store.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(Enumerable.Range(1, 6).Select(number => $"text {number}")));
    }

    [Test]
    public void Question_after_a_cut_is_answered_at_the_second_time()
    {
        var store = Open();
        store.Keep(Texts(1, 1));
        store.TextsOf(new StoreQuery.PageAfter(1, 0, 10));
        Cut();

        Assert.That(store.Ask(new StoreQuery.PageAfter(1, 0, 10)).Failure, Is.Not.Null);
        Assert.That(store.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1"]));
    }

    [Test]
    public void Database_that_another_server_has_is_refused()
    {
        Open();

        Assert.That(
            () => PostgresStore.Open(_database.Address, Durability.Process),
            Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("another server uses this store").And.Message.StartsWith("postgres://"));
    }

    [Test]
    public void Server_from_which_another_one_has_taken_over_writes_nothing_any_more()
    {
        var old = Open();
        old.Keep(Texts(1, 1));
        var oldStore = _store!;
        Cut(); // its lock is free
        var heir = new StoreUnderTest(PostgresStoreOf(out var opened));
        try
        {
            Assert.That(old.Write(Texts(2, 1)).Outcome, Is.EqualTo("in doubt"));
            Assert.That(old.Repeat(Texts(2, 1)).Outcome, Is.EqualTo("in doubt"), "the lock is the other's");
            heir.Keep(Texts(2, 1));
        }
        finally
        {
            opened.Dispose();
            opened.Closed.Wait();
        }

        Assert.That(Until(() => old.Repeat(Texts(3, 1)).Outcome, "refused"), Is.True, "the lock is free again, and the epoch is another one");
        Assert.That(old.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1", "text 2"]));
        Assert.That(_store, Is.SameAs(oldStore));
    }

    [Test]
    public void Tables_of_a_newer_program_and_of_others_are_refused()
    {
        Open();
        Close();
        _database.Run($"UPDATE {PostgresSchema.Name}.meta SET value = 9 WHERE name = 'version'");
        Assert.That(() => Open(), Throws.TypeOf<StoreUnusableException>().With.Message.Contains("newer version"));
        _database.Run($"DROP SCHEMA {PostgresSchema.Name} CASCADE; CREATE SCHEMA {PostgresSchema.Name}");
        Assert.That(() => Open(), Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("is no store of this program"));
    }

    [TestCase("postgres://nobody@127.0.0.1:1/nowhere")]
    [TestCase("postgres:Host=127.0.0.1;Port=1;Username=nobody;Password=secret;Database=nowhere")]
    public void Database_that_cannot_be_reached_is_told_in_a_line_without_a_secret(string place)
    {
        var told = Assert.Throws<StoreUnusableException>(() => PostgresStore.Open(PostgresAddress.Parse(place)!, Durability.Power)).Message;

        Assert.That(told, Does.StartWith("postgres://127.0.0.1:1/nowhere: the store cannot be opened: ").And.Not.Contains("secret").And.Not.Contains("\n"));
    }

    [Test]
    public void Copy_into_a_database_and_back_has_the_same_hash()
    {
        var root = Directory.CreateTempSubdirectory("fsmchat").FullName;
        try
        {
            var (from, back) = (Path.Combine(root, "from"), Path.Combine(root, "back"));
            Fill(from);

            Assert.That(Stores.Copy(from, _database.Place, DateTimeOffset.UnixEpoch), Is.EqualTo("accounts: 2, conversations: 2, messages: 4100"));
            Assert.That(Stores.Copy(_database.Place, $"sqlite:{back}", DateTimeOffset.UnixEpoch), Is.EqualTo("accounts: 2, conversations: 2, messages: 4100"));

            Assert.That(HashOf(back), Is.EqualTo(HashOf(from)));
            Assert.That(ExportOf(_database.Place), Is.EqualTo(ExportOf(from)).And.Length.GreaterThan(4100));
            Assert.That(() => Stores.Copy(from, _database.Place, DateTimeOffset.UnixEpoch), Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("is there already"));
            using var source = Stores.OpenSource(_database.Place, DateTimeOffset.UnixEpoch);
            Assert.That(StoreCheck.Find(source.Tables), Is.Empty);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public void Copy_that_is_broken_off_leaves_nothing()
    {
        using (var target = Stores.OpenTarget(_database.Place, DateTimeOffset.UnixEpoch))
            target.Write(Texts(1, 10));

        Assert.That(() => Stores.OpenSource(_database.Place, DateTimeOffset.UnixEpoch), Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("there is no store"));
    }

    protected override StoreUnderTest Open() => Reopen();

    protected override StoreUnderTest Reopen()
    {
        Close();
        return new(PostgresStoreOf(out _store));
    }

    private static void Fill(string folder)
    {
        var store = SqliteStore.Open(folder, Durability.Process, TimeProvider.System);
        var asked = new StoreUnderTest(store);
        asked.Keep(Everything());
        asked.Keep(Texts(4, 4096));
        var cursors = Texts(4100, 1);
        cursors.CursorsTo = 7;
        asked.Keep(cursors);
        store.Dispose();
        store.Closed.Wait();
    }

    private static string HashOf(string place)
    {
        using var source = Stores.OpenSource(place, DateTimeOffset.UnixEpoch);
        return StoreContents.HashOf(source.Tables);
    }

    private static string ExportOf(string place)
    {
        using var output = new MemoryStream();
        Stores.Export(place, "alice", output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    // The database notices in its own time that a connection is gone.
    private static bool Until(Func<string> outcome, string wanted) => SpinWait.SpinUntil(() => outcome() == wanted, TimeSpan.FromSeconds(30));

    private QueuedStore PostgresStoreOf(out QueuedStore store) => store = PostgresStore.Open(_database.Address, Durability.Process);

    // All connections to it end, as when the database is started anew.
    private void Cut() => _database.Run("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private void Close()
    {
        _store?.Dispose();
        _store?.Closed.Wait();
        _store = null;
    }
}
