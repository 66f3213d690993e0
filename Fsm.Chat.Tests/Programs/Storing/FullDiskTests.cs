using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Server.Keeping.Tables;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Programs.Storing;

/// <summary>A disk that is full costs nobody what was stored, and is forgotten when there is room again.</summary>
internal sealed class FullDiskTests
{
    [Test]
    public void Everything_is_refused_for_certain_while_the_disk_is_full_and_works_when_there_is_room()
    {
        using var disk = new SmallDisk();
        var store = SqliteStore.Open(disk.Folder, Durability.Power, TimeProvider.System, new EndlessRoom(), Schema.Migrations);
        var asked = new StoreUnderTest(store);
        asked.Keep(Samples.Texts(1, 50));
        disk.FillUpTo(40 * 1024);

        var stored = 50;
        BatchAnswer answer;
        while ((answer = asked.Write(Samples.Texts(stored + 1, 50))).Outcome == "stored")
            stored += 50;
        var again = asked.Write(Samples.Texts(stored + 1, 50));

        Assert.That((answer.Outcome, answer.Reason, again.Outcome, again.Reason), Is.EqualTo(("refused", StoreRefusal.DiskFull, "refused", StoreRefusal.DiskFull)));
        Assert.That(asked.TextsOf(new StoreQuery.PageBefore(1, long.MaxValue, 1)), Is.EqualTo([$"text {stored}"]));
        File.Delete(Path.Combine(disk.Folder, "other"));
        asked.Keep(Samples.Texts(stored + 1, 50));
        store.Dispose();
        store.Closed.Wait();
        using var connection = StoreFile.OpenToLook(disk.Folder);
        Assert.That((StoreFile.Damages(connection), StartReader.Messages(new SqliteTables(connection)).Select(message => message.Id)), Is.EqualTo((Array.Empty<string>(), Enumerable.Range(1, stored + 50))));
    }

    private sealed class EndlessRoom : IFreeSpace
    {
        public long Bytes => long.MaxValue;
    }
}
