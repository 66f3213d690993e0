using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Programs.Storing;

/// <summary>What a disk may do to a store, as the store sees it: its power is cut, a sync fails, it is full.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class PowerCutTests
{
    private const int Cuts = 240;

    private string _folder = null!;

    private string Database => Path.Combine(_folder, StoreFolder.FileName);

    [SetUp]
    public void Make()
    {
        // Cuts are played on copies, which need no disk.
        _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"fsmchat-{Guid.NewGuid():N}")).FullName;
        var store = SqliteStore.Open(_folder, Durability.Power, TimeProvider.System);
        store.Dispose();
        store.Closed.Wait();
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Nothing_that_was_stored_is_lost_when_the_power_is_cut()
    {
        var (lost, damaged) = Play(Durability.Power);

        Assert.That((lost, damaged), Is.EqualTo((0, 0)));
    }

    // Without the syncs the same cuts find something: otherwise they would have looked at nothing.
    [Test]
    public void Without_a_sync_for_each_batch_the_last_ones_are_lost_and_nothing_is_damaged()
    {
        var (lost, damaged) = Play(Durability.Process);

        TestContext.Out.WriteLine($"{lost} of {Cuts} cuts lose something");
        Assert.That((lost > Cuts / 4, damaged), Is.EqualTo((true, 0)));
    }

    [Test]
    public void Batch_whose_sync_fails_is_in_doubt_and_there_once_when_it_is_written_again()
    {
        var output = Recording.Of(_folder, Durability.Power, failing: 20).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(output.Count(line => line == "InDoubt"), Is.EqualTo(1));
        Assert.That(output, Has.None.Contains("Refused").And.Member("again: Stored"));
        Assert.That(Look(), Is.EqualTo(Acknowledged(File.ReadAllBytes(Path.Combine(_folder, "acknowledged")))));
    }

    [Test]
    public void Batch_whose_sync_fails_may_be_there_after_a_kill_and_nobody_was_told_that_it_failed()
    {
        var output = Recording.Of(_folder, Durability.Power, failing: 20, inDoubt: "die").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That((output[^1], output[..^1]), Is.EqualTo(("InDoubt", Enumerable.Repeat("Stored", output.Length - 1).ToArray())));
        Assert.That(Look(), Is.GreaterThanOrEqualTo(Acknowledged(File.ReadAllBytes(Path.Combine(_folder, "acknowledged")))));
    }

    private static int Acknowledged(byte[] file) => file.Length >= 4 ? BitConverter.ToInt32(file.AsSpan(file.Length / 4 * 4 - 4)) : 0;

    // At as many moments, evenly over all that was done.
    private (int Lost, int Damaged) Play(Durability durability)
    {
        var before = File.ReadAllBytes(Database);
        var recording = Recording.Of(_folder, durability);
        var deeds = recording.Deeds;
        Assert.That(deeds.Count(deed => deed.Kind == DeedKind.Synced && deed.File == 1), Is.GreaterThan(2), "There are checkpoints among it.");
        var moments = Enumerable.Range(1, Cuts).Select(i => (int)((long)i * deeds.Count / Cuts)).ToHashSet();
        CutDisk[] disks = [new(), new(), new()];
        disks[0].Do(new(DeedKind.Written, 1, 0, before));
        disks[0].Do(new(DeedKind.Synced, 1, 0, []));
        var chance = new Random(17);
        var (acknowledged, lost, damaged) = (0, 0, 0);
        for (var i = 0; i < deeds.Count; i++)
        {
            if (deeds[i] is { Kind: DeedKind.Written, File: 3 } told)
                acknowledged = Acknowledged(told.Data);
            else
                disks[deeds[i].File - 1].Do(deeds[i]);
            if (!moments.Contains(i + 1))
                continue;
            File.Delete($"{Database}-shm");
            File.WriteAllBytes(Database, disks[0].Cut(chance));
            File.WriteAllBytes($"{Database}-wal", disks[1].Cut(chance));
            var found = Look();
            damaged += found is null ? 1 : 0;
            lost += found < acknowledged ? 1 : 0;
        }

        return (lost, damaged);
    }

    // The number of the last message, if all before it are there, with their texts and places; null if anything is wrong.
    private int? Look()
    {
        try
        {
            using var connection = StoreFile.Reopen(Database, Durability.Process);
            StoreFile.Check(connection, Database, "integrity_check");
            using (var places = new PlaceIndex(connection))
                places.Advance(100_000);
            var last = 0;
            foreach (var message in StartReader.Messages(new SqliteTables(connection)))
            {
                if (message.Id != ++last || !message.Text.Span.SequenceEqual(Samples.Message(last, last, $"text {last}").Text.Span))
                    return null;
            }

            return Schema.Number(connection, "SELECT count(*) FROM place") == last ? last : null;
        }
        catch (Exception error) when (error is Microsoft.Data.Sqlite.SqliteException or Fsm.Chat.Server.Keeping.StoreUnusableException)
        {
            TestContext.Out.WriteLine(error.Message);
            return null;
        }
    }
}
