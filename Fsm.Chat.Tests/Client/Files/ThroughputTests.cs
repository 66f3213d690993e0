using System.Diagnostics;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>Run by hand: how fast a large file goes through, and that its size does not matter.</summary>
[Explicit("takes seconds and gigabytes")]
internal sealed class ThroughputTests : CarrierFixture
{
    [TestCase(1L << 30, false)]
    [TestCase(5L << 30, true)]
    public async Task Large_file_goes_through(long length, bool isSparse)
    {
        var path = Folder.At("large");
        using (var file = File.Create(path))
        {
            var piece = TemporaryFolder.Contents(1 << 20);
            for (var written = 0L; written < length && !isSparse; written += piece.Length)
                file.Write(piece);
            file.SetLength(length);
        }

        _ = Server.RelayAsync();
        Carrier.Examine(Sender, path);
        Carrier.Prepare(Receiver, "large", (ulong)length);
        Assert.That((await Events.NextAsync(Sender)).Bytes, Is.EqualTo((ulong)length));
        await Events.NextAsync(Receiver);
        await AttachAsync(Sender, Receiver);
        var (time, used, allocated) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        Carrier.Take(Receiver);
        Carrier.Send(Sender, 0, new byte[32]);
        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("ContentsTaken"));
        var taken = time.Elapsed;
        Carrier.Store(Receiver);
        var stored = await Events.NextAsync(Receiver);
        TestContext.Out.WriteLine(
            $"{length >> 20} MiB: taken in {taken.TotalSeconds:F2} s ({(length >> 20) / taken.TotalSeconds:F0} MiB/s), stored after {time.Elapsed.TotalSeconds:F2} s, CPU of both sides and the server {(Environment.CpuUsage.TotalTime - used).TotalSeconds:F2} s, allocated {(GC.GetTotalAllocatedBytes() - allocated) >> 10} KiB");
        Assert.That(stored.Hash, Is.EqualTo((await Events.NextAsync(Sender)).Hash));
    }

    /// <summary>One side alone; the other only throws away.</summary>
    [Test]
    public async Task Large_file_is_sent()
    {
        var path = Folder.Write("large", new byte[1 << 30]);
        await ExamineAsync(path);
        var accepting = Server.AcceptAndConfirmAsync();
        await AttachAsync(Sender);
        var link = await accepting;
        var (time, used, allocated) = (Stopwatch.StartNew(), Environment.CpuUsage, GC.GetTotalAllocatedBytes());
        Carrier.Send(Sender, 0, new byte[32]);
        var sink = Task.Run(() =>
        {
            var buffer = new byte[1 << 20];
            while (link.Receive(buffer) > 0)
            {
            }
        });
        await Events.NextAsync(Sender);
        var (user, kernel) = (Environment.CpuUsage.UserTime - used.UserTime, Environment.CpuUsage.PrivilegedTime - used.PrivilegedTime);
        TestContext.Out.WriteLine($"sent at {1024 / time.Elapsed.TotalSeconds:F0} MiB/s, CPU user {user.TotalSeconds:F2} s, kernel {kernel.TotalSeconds:F2} s, allocated {(GC.GetTotalAllocatedBytes() - allocated) >> 10} KiB");
        Carrier.Stop(Sender);
        await sink;
    }

    [Test]
    public void Contents_are_hashed()
    {
        var piece = TemporaryFolder.Contents(60 * 1024);
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var time = Stopwatch.StartNew();
        for (var done = 0; done < 1 << 30; done += piece.Length)
            hash.AppendData(piece);
        TestContext.Out.WriteLine($"hashed at {1024 / time.Elapsed.TotalSeconds:F0} MiB/s");
    }
}
