using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Postgres;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Microsoft.Extensions.Time.Testing;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>What is old goes when everybody has got it, and not before; each store does it alike.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class OldMessagesTests(bool inPostgres)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private readonly FakeTimeProvider _time = new();
    private TestDatabase? _database;
    private string _folder = null!;
    private QueuedStore? _store;

    // The clock stands where the messages up to 5 are old, and 6 is not.
    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        _database = inPostgres ? TestDatabase.Make() : null;
        _time.SetUtcNow(new DateTimeOffset(Moment + 6, TimeSpan.Zero) + Keep);
    }

    [TearDown]
    public void Remove()
    {
        Close();
        _database?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase(7, "6 7", TestName = "What both have is forgotten")]
    [TestCase(3, "4 5 6 7", TestName = "What the other has not got stays")]
    public void Pair(int delivered, string left)
    {
        var batch = Everything(7);
        batch.Add(BobInPair with { Delivered = delivered });

        Assert.That(TextsAfter(batch, 1, gone: delivered > 3 ? 5 : 3), Is.EqualTo(left));
    }

    [TestCase(MemberRole.Member, 0, 3, "4 5 6 7", TestName = "What a member has not got stays")]
    [TestCase(MemberRole.Member, 5, 5, "6 7", TestName = "What was said before a member came waits for nobody")]
    [TestCase(MemberRole.Former, 0, 0, "6 7", TestName = "Who has left a group is not waited for")]
    [TestCase(MemberRole.Invited, 0, 0, "6 7", TestName = "Who is invited to a group is not waited for")]
    public void Group(MemberRole role, long since, long delivered, string left)
    {
        var batch = Batch([.. Enumerable.Range(1, 7).Select(i => Message(i, i, $"{i}", conversation: 2))]);
        batch.Add(Alice);
        batch.Add(Bob);
        batch.Add(Team with { LastPlace = 7 });
        batch.Add(new KeptMember(2, 2, role, since, 0, delivered, 0, 0));

        Assert.That(TextsAfter(batch, 2, gone: role == MemberRole.Member && since == 0 ? 3 : 5), Is.EqualTo(left));
    }

    [Test]
    public void Last_one_leaves_its_place_and_the_numbers_go_on_behind_it()
    {
        var batch = Everything(3);
        batch.Add(BobInPair with { Delivered = 3 });

        Assert.That(TextsAfter(batch, 1, gone: 3), Is.EqualTo(""));

        var start = Open(keep: null).Start;
        Assert.That((start.LastMessage, start.Conversations.Single().LastPlace), Is.EqualTo((3, 3)));
    }

    [Test]
    public void What_the_cursors_do_not_know_yet_stays()
    {
        var batch = Everything(7);
        batch.CursorsTo = 2;
        batch.Add(BobInPair with { Delivered = 7 });

        Assert.That(TextsAfter(batch, 1, gone: 2), Is.EqualTo("3 4 5 6 7"));
    }

    private static StoreBatch Everything(int count)
    {
        var batch = Batch([.. Enumerable.Range(1, count).Select(i => Message(i, i, $"{i}"))]);
        batch.CursorsTo = count;
        batch.Add(Alice);
        batch.Add(Bob);
        batch.Add(Samples.Pair with { LastPlace = count });
        return batch;
    }

    // Written by a server that keeps everything; then by one that does not, when it has come to all that it is to forget.
    private string TextsAfter(StoreBatch batch, long conversation, long gone)
    {
        if (batch.CursorsTo == 0)
            batch.CursorsTo = batch.Messages[^1].Id;
        Open(keep: null).Keep(batch);
        var store = Open(Keep);
        string[] texts = [];
        Assert.That(
            () => texts = [.. store.TextsOf(new StoreQuery.PageAfter(conversation, 0, 100)).Where(text => text.Length > 0)],
            Has.Length.EqualTo(batch.Messages.Count - gone).After(10_000, 20));
        return string.Join(' ', texts);
    }

    private StoreUnderTest Open(TimeSpan? keep)
    {
        Close();
        var retention = new Retention(keep, _time);
        _store = _database is { } database
            ? PostgresStore.Open(database.Address, Durability.Process, retention)
            : SqliteStore.Open(_folder, Durability.Process, TimeProvider.System, retention);
        return new(_store);
    }

    private void Close()
    {
        _store?.Dispose();
        _store?.Closed.Wait();
        _store = null;
    }
}
