using System.Diagnostics;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Programs.Storing;

/// <summary>
/// The tests as a program of their own: writes batches of the sizes 1 to 64 into a store, and notes each that was stored in the file <c>acknowledged</c>. Whoever starts it may stand between
/// it and the disk.
/// </summary>
internal static class StoreWriterProgram
{
    private const int Batches = 60;

    public static int Main(string[] arguments)
    {
        if (arguments is not ["store-writer", var folder, var durability, var inDoubt])
            return 0; // as the test host expects of it
        Write(folder, Enum.Parse<Durability>(durability), killed: inDoubt == "die");
        return 0;
    }

    private static void Write(string folder, Durability durability, bool killed)
    {
        var path = Path.Combine(folder, StoreFolder.FileName);
        using var acknowledged = new FileStream(Path.Combine(folder, "acknowledged"), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var connection = StoreFile.Reopen(path, durability);
        Schema.Run(connection, "PRAGMA wal_autocheckpoint = 60"); // a checkpoint now and then, as in a longer life
        using var writer = new StoreWriter(connection, path, durability);
        var last = 0;
        for (var i = 0; i < Batches; i++)
        {
            var size = 1 + (i * 37 % 64);
            var batch = Samples.Texts(last + 1, size);
            var outcome = writer.Write(batch, isRepeat: false, out _);
            Console.WriteLine(outcome);
            if (outcome == WriteOutcome.InDoubt && killed)
                Process.GetCurrentProcess().Kill();
            if (outcome == WriteOutcome.InDoubt)
                Console.WriteLine($"again: {outcome = writer.Write(batch, isRepeat: true, out _)}");
            if (outcome != WriteOutcome.Stored)
                return;
            last += size;
            acknowledged.Write(BitConverter.GetBytes(last));
            if (writer.MissingPlaces >= 256)
                writer.AdvancePlaces(256);
        }
    }
}
