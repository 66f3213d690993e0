using System.Diagnostics;
using System.Security.Cryptography;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>Contents through a real server: all of them, no faster than they are read, and not a moment longer than both want it.</summary>
internal sealed class FileRelayTests : RelayFixture
{
    [Test]
    public void All_bytes_arrive_as_they_were_sent([Values] bool early)
    {
        using var server = new ServerProgram();
        var contents = Contents(32 * MiB);
        var first = early ? 300_000 : 0; // more than is buffered before somebody reads it
        using var transfer = new RawTransfer(server.Port);
        var beginning = new byte[first];
        Array.Copy(contents, beginning, first);
        var sending = Task.CompletedTask;
        if (early)
            sending = Task.Run(() => transfer.Begin(beginning));
        else
            transfer.Begin();
        Assert.That(sending.Wait(ChildProcess.Patience), Is.True);

        sending = Task.Run(() => transfer.SenderLink.Stream.Write(contents, first, contents.Length - first));
        var received = Hash(transfer.ReceiverLink.Stream, contents.Length);

        Assert.That(received, Is.EqualTo(SHA256.HashData(contents)));
        Assert.That(sending.Wait(ChildProcess.Patience), Is.True);
        transfer.Receiver.Report(transfer.Number);
        Assert.That(transfer.Sender.ExpectEnded().Status, Is.EqualTo(StatusCode.Ok));
        AssertOver(transfer.SenderLink);
        AssertOver(transfer.ReceiverLink);
    }

    [Test]
    public void What_a_sender_sends_early_arrives_though_nothing_follows()
    {
        using var server = new ServerProgram();
        var contents = Contents(100);
        using var transfer = new RawTransfer(server.Port).Begin(contents);

        transfer.ReceiverLink.Stream.ReadTimeout = 5000;
        Assert.That(Hash(transfer.ReceiverLink.Stream, contents.Length), Is.EqualTo(SHA256.HashData(contents)));
    }

    [Test]
    public void A_sender_who_does_not_wait_for_the_receiver_costs_the_server_nothing()
    {
        using var server = new ServerProgram();
        using (var rehearsal = new RawTransfer(server.Port, "carol", "dave").Begin())
            rehearsal.SenderLink.SendBytes(1);
        using var transfer = new RawTransfer(server.Port);
        var contents = Contents(64 * MiB);
        var sending = Task.CompletedTask;

        transfer.Begin(meanwhile: () =>
        {
            var before = MemoryOf(server);
            sending = Task.Run(() => transfer.SenderLink.SendBytes(contents));
            WaitUntilItStands(() => MemoryOf(server) / MiB);
            Assert.That(MemoryOf(server) - before, Is.LessThan(8L * MiB));
        });

        Assert.That(Hash(transfer.ReceiverLink.Stream, contents.Length), Is.EqualTo(SHA256.HashData(contents)));
        Assert.That(sending.Wait(ChildProcess.Patience), Is.True);
    }

    [Test]
    public void What_a_sender_sends_last_arrives_though_it_closes_at_once()
    {
        using var server = new ServerProgram();
        using var transfer = new RawTransfer(server.Port).Begin();
        var contents = Contents(200_000);

        transfer.SenderLink.SendBytes(contents);
        transfer.SenderLink.Dispose();

        Assert.That(Hash(transfer.ReceiverLink.Stream, contents.Length), Is.EqualTo(SHA256.HashData(contents)));
        AssertOver(transfer.ReceiverLink);
    }

    [Test]
    public void A_receiver_who_does_not_read_stops_the_sender_and_costs_the_server_nothing()
    {
        using var server = new ServerProgram();
        using var transfer = new RawTransfer(server.Port).Begin();
        var part = Contents(MiB);
        var before = MemoryOf(server);
        var written = 0L;

        var sending = Task.Run(() =>
        {
            for (var i = 0; i < 256; i++, Interlocked.Add(ref written, MiB))
                transfer.SenderLink.SendBytes(part);
        });
        var stood = WaitUntilItStands(() => Interlocked.Read(ref written));

        Assert.That(stood, Is.LessThan(64L * MiB), "most of it stays with the sender: the rest is in the kernel's buffers of three sockets");
        Assert.That(MemoryOf(server) - before, Is.LessThan(12L * MiB));
        Hash(transfer.ReceiverLink.Stream, 256 * MiB);
        Assert.That(sending.Wait(ChildProcess.Patience), Is.True, "it goes on when the receiver does");
        Assert.That(MemoryOf(server) - before, Is.LessThan(12L * MiB));
    }

    [Test]
    public void A_transfer_as_fast_as_it_can_be_does_not_hold_up_a_message()
    {
        using var server = new ServerProgram("--rate", "0");
        using var transfer = new RawTransfer(server.Port).Begin();
        using var stop = new CancellationTokenSource();
        var part = Contents(MiB);
        var sending = Task.Run(() => Try(() =>
        {
            while (!stop.IsCancellationRequested)
                transfer.SenderLink.SendBytes(part);
        }));
        var receiving = Task.Run(() => Try(() =>
        {
            var buffer = new byte[MiB];
            while (transfer.ReceiverLink.Stream.Read(buffer) > 0)
            {
            }
        }));

        var times = new List<TimeSpan>();
        for (var i = 0; i < 50; i++)
        {
            var started = Stopwatch.GetTimestamp();
            transfer.Sender.SendText("bob", "x");
            transfer.Receiver.Read(FrameAction.SendRequest);
            transfer.Receiver.Acknowledge();
            transfer.Sender.Read(FrameAction.SendConfirmation);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        stop.Cancel();
        transfer.Sender.Cancel(transfer.Number);
        Assert.That(Task.WaitAll([sending, receiving], ChildProcess.Patience), Is.True);
        times.Sort();
        TestContext.Out.WriteLine($"round trips: median {times[25].TotalMilliseconds:0.0} ms, longest {times[^1].TotalMilliseconds:0.0} ms");
        Assert.That(times[45].TotalMilliseconds, Is.LessThan(300));
    }

    private static byte[] Hash(Stream stream, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256 * 1024];
        for (int read; count > 0; count -= read)
        {
            read = stream.Read(buffer, 0, Math.Min(buffer.Length, count));
            Assert.That(read, Is.Positive, $"the stream ended {count} bytes too early");
            hash.AppendData(buffer, 0, read);
        }

        return hash.GetHashAndReset();
    }

    private static long MemoryOf(ServerProgram server) =>
        1024 * long.Parse(
            File.ReadLines($"/proc/{server.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            System.Globalization.CultureInfo.InvariantCulture);
}
