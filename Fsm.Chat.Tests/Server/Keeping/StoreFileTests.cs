using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Microsoft.Data.Sqlite;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>What a folder may be in when a server starts, and what is said about it.</summary>
internal sealed class StoreFileTests
{
    private string _folder = null!;

    private string Database => Path.Combine(_folder, StoreFolder.FileName);

    [SetUp]
    public void Make() => _folder = Path.Combine(Directory.CreateTempSubdirectory("fsmchat").FullName, "store");

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Test]
    public void Folder_and_files_are_their_owners_alone()
    {
        var store = Open();
        var answers = new StoreUnderTest(store);
        answers.Keep(Everything());

        Assert.That(ModeOf(_folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(Directory.GetFiles(_folder).Select(ModeOf), Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite).And.Exactly(4).Items);
        Close(store);
    }

    [Test]
    public void Folder_that_is_in_use_is_refused()
    {
        var store = Open();

        Assert.That(Open, Refused("another server uses this store"));
        Close(store);
        Close(Open());
    }

    [Test]
    public void File_of_a_newer_version_is_refused_and_left_alone()
    {
        Close(Open());
        Change("PRAGMA user_version = 99");
        var before = File.ReadAllBytes(Database);

        Assert.That(Open, Refused("written by a newer version of this program: it has version 99, and this one knows up to 1"));
        Assert.That(File.ReadAllBytes(Database), Is.EqualTo(before));
    }

    [Test]
    public void Database_of_another_program_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_folder);
        Change("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)", make: true);
        var before = File.ReadAllBytes(Database);

        Assert.That(Open, Refused("is no store of this program"));
        Assert.That(File.ReadAllBytes(Database), Is.EqualTo(before));
    }

    [Test]
    public void File_that_is_no_database_is_refused()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Database, string.Join(' ', Enumerable.Repeat("no database", 100)));

        Assert.That(Open, Refused("is damaged: "));
    }

    [TestCase(0.5)]
    [TestCase(0.9)]
    public void File_that_was_cut_off_is_refused(double kept)
    {
        KeepAndClose();
        using (var file = File.OpenWrite(Database))
            file.SetLength((long)(file.Length * kept) / 4096 * 4096);

        Assert.That(Open, Refused("is damaged: "));
    }

    [Test]
    public void Damage_inside_is_found_where_the_store_was_not_closed()
    {
        KeepAndClose();
        using (var file = File.OpenWrite(Database))
        {
            file.Position = file.Length / 4096 / 2 * 4096;
            file.Write(new byte[4096]);
        }

        File.WriteAllText(Path.Combine(_folder, "fsmchat.lock"), "open\n");

        Assert.That(Open, Refused("is damaged: "));
    }

    [Test]
    public void Store_on_a_disk_that_cannot_be_written_is_refused()
    {
        using var disk = new SmallDisk(_folder);
        Close(Open());
        Assert.That(Tool.Run("mount", "-o", "remount,ro", _folder)?.ExitCode, Is.Zero);

        Assert.That(Open, Refused("cannot be opened: "));
    }

    [Test]
    public void Folder_that_is_a_file_is_refused()
    {
        File.WriteAllText(_folder, "");

        Assert.That(Open, Refused("cannot be opened: "));
        File.Delete(_folder);
    }

    [Test]
    public void Next_version_keeps_all_facts_and_a_copy_of_the_one_before()
    {
        KeepAndClose();
        Migration[] next = [.. Schema.Migrations, new(2, "ALTER TABLE account ADD COLUMN quota INTEGER NOT NULL DEFAULT 7;")];

        var store = SqliteStore.Open(_folder, Durability.Power, TimeProvider.System, new Room(), next);

        Assert.That(store.Start.Accounts, Is.EqualTo([Alice, Bob]));
        Close(store);
        Assert.That(Open, Refused("it has version 2, and this one knows up to 1"));
        var copy = Directory.GetFiles(_folder, "fsmchat-v1-*Z.db").Single();
        Assert.That(ModeOf(copy), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        File.Move(copy, Database, overwrite: true);
        Close(Open());
    }

    [Test]
    public void Version_that_cannot_be_reached_leaves_the_file_as_it_was()
    {
        KeepAndClose();
        Migration[] next = [.. Schema.Migrations, new(2, "CREATE TABLE more (x); SELECT 1 FROM nowhere;")];

        Assert.That(() => SqliteStore.Open(_folder, Durability.Power, TimeProvider.System, new Room(), next), Refused("no such table: nowhere"));

        var store = Open();
        Assert.That(store.Start.Accounts, Is.EqualTo([Alice, Bob]));
        Close(store);
    }

    // Nobody edits this file: it is what the first released version wrote.
    [Test]
    public void Store_of_version_1_is_opened()
    {
        Directory.CreateDirectory(_folder);
        File.Copy(Repository.PathOf("Fsm.Chat.Tests", "Server", "Keeping", "Versions", "version1.db"), Database);

        var store = Open();

        Assert.That(store.Start.Accounts, Is.EqualTo([Alice, Bob]));
        Assert.That(store.Start.Conversations, Is.EqualTo([Pair with { LastPlace = 3 }, Team]));
        Assert.That(new StoreUnderTest(store).TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1", "text 2", "text 3"]));
        Close(store);
    }

    [Test]
    public void Nothing_is_begun_when_the_disk_is_nearly_full_and_goes_on_when_it_is_not()
    {
        var (room, time) = (new Room(), new Microsoft.Extensions.Time.Testing.FakeTimeProvider());
        var store = SqliteStore.Open(_folder, Durability.Power, time, room, Schema.Migrations);
        var asked = new StoreUnderTest(store);
        asked.Keep(Texts(1, 1));

        room.Bytes = SqliteStore.LeastFreeSpace - 1;
        asked.Keep(Texts(2, 1)); // looked at once a second only
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((asked.Write(Texts(3, 1)) is var refused, refused.Outcome, refused.Reason), Is.EqualTo((true, "refused", StoreRefusal.DiskFull)));
        Assert.That(asked.TextsOf(new StoreQuery.PageAfter(1, 0, 10)), Is.EqualTo(["text 1", "text 2"]));

        room.Bytes++;
        time.Advance(TimeSpan.FromSeconds(1));
        asked.Keep(Texts(3, 1));
        Close(store);
    }

    [Test]
    public void No_more_than_32_questions_wait()
    {
        var store = Open(); // nobody has said yet who is answered, so nothing is

        var taken = Enumerable.Range(0, 40).Count(_ => store.TryRead(new StoreQuery.PageAfter(1, 0, 1)));

        Assert.That(taken, Is.EqualTo(32));
        Close(store);
    }

    [Test]
    public void Place_index_follows_in_steps_and_after_an_interruption()
    {
        Close(Open());
        using (var writer = new StoreWriter(StoreFile.Reopen(Database, Durability.Power), Database, Durability.Power))
            Assert.That(writer.Write(Everything(), isRepeat: false, out _), Is.EqualTo(WriteOutcome.Stored));
        using var connection = StoreFile.Reopen(Database, Durability.Power);
        using var places = new PlaceIndex(connection);
        Assert.That(places.Missing, Is.EqualTo(3));

        places.Advance(2);
        Schema.Run(connection, "UPDATE meta SET value = 1 WHERE name = 'placed_to'");
        using var again = new PlaceIndex(connection);
        again.Advance(2);

        Assert.That((again.Missing, Schema.Number(connection, "SELECT count(*) FROM place")), Is.EqualTo((0, 3)));
        Assert.That(Schema.Number(connection, "SELECT value FROM meta WHERE name = 'placed_to'"), Is.EqualTo(3));
    }

    [Test]
    public void Forgotten_text_is_in_no_file()
    {
        var store = Open();
        var asked = new StoreUnderTest(store);
        var batch = Everything();
        batch.Add(Message(10, 10, "the secret words"));
        asked.Keep(batch);
        Assert.That(Files(), Has.Some.Contains("the secret words"));

        var forget = new StoreBatch();
        forget.Forget(Alice.Id);
        asked.Keep(forget);
        Close(store);

        Assert.That(Files(), Has.None.Contains("the secret words"));

        IEnumerable<string> Files() => Directory.GetFiles(_folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(stream, Encoding.Latin1).ReadToEnd();
        });
    }

    [Test]
    public void Who_reads_does_not_hold_up_the_writer_when_something_is_forgotten()
    {
        var path = Database;
        Close(Open());
        using var writer = new StoreWriter(StoreFile.Reopen(path, Durability.Power), path, Durability.Power);
        writer.Write(Everything(), isRepeat: false, out _);
        using var reader = StoreFile.OpenToRead(path);
        Schema.Run(reader, "BEGIN; SELECT count(*) FROM message");
        var forget = new StoreBatch();
        forget.Forget(Alice.Id);
        writer.Write(forget, isRepeat: false, out _);

        var began = TimeProvider.System.GetTimestamp();
        writer.CutLog();
        Assert.That((writer.HasForgotten, TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMilliseconds(StoreFile.BusyMilliseconds)), Is.EqualTo((true, true)));
        Schema.Run(reader, "COMMIT");
        writer.CutLog();

        Assert.That((writer.HasForgotten, new FileInfo($"{path}-wal").Length), Is.EqualTo((false, 0)));
    }

    private static NUnit.Framework.Constraints.ContainsConstraint Refused(string words) =>
        Throws.TypeOf<StoreUnusableException>().With.Message.Contains(words).And.Message.Not.Contains("\n");

    private static void Close(SqliteStore store)
    {
        store.Dispose();
        Assert.That(store.Closed.Wait(TimeSpan.FromSeconds(30)), "It was not closed.");
    }

    private static UnixFileMode ModeOf(string path)
    {
        if (!OperatingSystem.IsWindows())
            return File.GetUnixFileMode(path);
        Assert.Ignore("There are no modes here.");
        return default;
    }

    private SqliteStore Open() => SqliteStore.Open(_folder, Durability.Power, TimeProvider.System);

    private void KeepAndClose()
    {
        var store = SqliteStore.Open(_folder, Durability.Power, TimeProvider.System);
        var asked = new StoreUnderTest(store);
        asked.Keep(Everything());
        Close(store);
    }

    private void Change(string statements, bool make = false)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Mode={(make ? "ReadWriteCreate" : "ReadWrite")};Pooling=False");
        connection.Open();
        Schema.Run(connection, statements);
    }

    private sealed class Room : IFreeSpace
    {
        public long Bytes { get; set; } = long.MaxValue;
    }
}
