using Fsm.Chat.Server;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Tests.Server.Keeping.Support;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>A copy has all that was copied, or is not there; and what does not fit together is found.</summary>
internal sealed class StoreCommandsTests
{
    private string _root = null!;
    private string _from = null!;

    [SetUp]
    public void Make()
    {
        _root = Directory.CreateTempSubdirectory("fsmchat").FullName;
        _from = Path.Combine(_root, "from");
        using var store = SqliteStore.Open(_from, Durability.Process, TimeProvider.System);
        var asked = new StoreUnderTest(store);
        asked.Keep(Everything());
        asked.Keep(Texts(4, 4096));
        var cursors = Texts(4100, 1);
        cursors.CursorsTo = 7;
        asked.Keep(cursors);
        store.Dispose();
        Assert.That(store.Closed.Wait(TimeSpan.FromSeconds(30)));
    }

    [TearDown]
    public void Remove() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Copy_and_the_copy_of_the_copy_have_the_same_hash()
    {
        var (second, third) = (Path.Combine(_root, "second"), Path.Combine(_root, "third"));

        Assert.That(Stores.Copy(_from, second, DateTimeOffset.UnixEpoch), Is.EqualTo("accounts: 2, conversations: 2, messages: 4100"));
        Stores.Copy(second, third, DateTimeOffset.UnixEpoch);

        Assert.That((string[])[Hash(second), Hash(third)], Is.All.EqualTo(Hash(_from)));
        Assert.That(Directory.GetFileSystemEntries(_root).Select(Path.GetFileName), Is.EquivalentTo(["from", "second", "third"]));
    }

    [Test]
    public void Hash_tells_of_each_difference()
    {
        var before = Hash(_from);
        string[] changes =
        [
            "UPDATE message SET text = x'00' WHERE id = 4100", "UPDATE member SET seen = 1", "UPDATE account SET name = 'ALICE' WHERE id = 1",
            "UPDATE proof SET label = ''", "UPDATE session SET handled = 9", "UPDATE exception SET at = 0", "UPDATE conversation SET last_place = 5 WHERE id = 2",
            "UPDATE meta SET value = 8 WHERE name = 'cursors_to'",
        ];
        var hashes = changes.Select(change =>
        {
            Change(change);
            return Hash(_from);
        }).Prepend(before).ToList();

        Assert.That(hashes, Is.Unique);
    }

    [Test]
    public void Copy_into_something_is_refused()
    {
        Assert.That(() => Stores.Copy(_from, _root, DateTimeOffset.UnixEpoch), Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("is there already"));
        Assert.That(() => Stores.Copy(_root, Path.Combine(_root, "to"), DateTimeOffset.UnixEpoch), Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("there is no store"));
        Assert.That(() => StoreBackup.Make(_from, _from), Throws.TypeOf<StoreUnusableException>().With.Message.EndsWith("is there already"));
    }

    [Test]
    public void Backup_is_made_while_a_server_writes_and_a_server_begins_with_it()
    {
        var file = Path.Combine(_root, "backup.db");
        using var store = SqliteStore.Open(_from, Durability.Process, TimeProvider.System);
        new StoreUnderTest(store).Keep(Texts(4101, 1));

        StoreBackup.Make(_from, file);

        store.Dispose();
        store.Closed.Wait();
        var restored = Directory.CreateDirectory(Path.Combine(_root, "restored")).FullName;
        File.Move(file, Path.Combine(restored, StoreFolder.FileName));
        Assert.That(Hash(restored), Is.EqualTo(Hash(_from)));
    }

    [Test]
    public void Store_that_is_well_has_nothing_to_find()
    {
        using var connection = StoreFile.OpenToLook(_from);

        Assert.That(StoreFile.Wrong(connection), Is.Empty);
    }

    [TestCase("UPDATE message SET conversation = 9 WHERE id > 4099", "messages of no conversation: 1")]
    [TestCase("DELETE FROM place WHERE message = 17", "messages that the index of places has wrong: 1")]
    [TestCase("UPDATE place SET message = 18 WHERE message = 17", "messages that the index of places has wrong: 2")]
    [TestCase("UPDATE message SET place = 1 WHERE id = 4100", "places that two messages have: 1")]
    [TestCase("DELETE FROM account WHERE id = 2", "members, proofs or sessions of nobody: 1")]
    [TestCase("DELETE FROM account WHERE id = 1", "members, proofs or sessions of nobody: 2")]
    public void What_does_not_fit_together_is_found(string change, string found)
    {
        Change(change);
        using var connection = StoreFile.OpenToLook(_from);

        Assert.That(StoreFile.Wrong(connection), Has.Member(found));
    }

    private static string Hash(string folder)
    {
        using var connection = StoreFile.OpenToLook(folder);
        return StoreContents.HashOf(new SqliteTables(connection));
    }

    private void Change(string statement)
    {
        using var connection = StoreFile.Reopen(Path.Combine(_from, StoreFolder.FileName), Durability.Process);
        Schema.Run(connection, statement);
    }
}
