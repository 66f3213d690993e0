using System.Diagnostics;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>What takes long or needs much of the disk: run by hand, for the figures it prints.</summary>
[Explicit("takes minutes")]
public sealed class LongTransferTests
{
    private TransferPair _pair = null!;

    [SetUp]
    public void Begin() => _pair = new();

    [TearDown]
    public void End() => _pair.Dispose();

    [Test]
    public void Five_gibibytes_of_nothing_arrive_in_constant_memory()
    {
        var path = _pair.MakeHole("hole.img", 5L << 30);
        var started = Stopwatch.GetTimestamp();
        _pair.Send(path);
        string status;
        do
        {
            var line = _pair.Bob.WaitFor("\"event\":\"transfer\"");
            status = System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("status").GetString()!;
        }
        while (status == "running");
        var took = Stopwatch.GetElapsedTime(started);
        TestContext.Out.WriteLine(
            $"5 GiB in {took.TotalSeconds:0.0} s; most memory: server {_pair.Server.PeakMemory} MiB, sender {_pair.Alice.PeakMemory} MiB, receiver {_pair.Bob.PeakMemory} MiB");
        Assert.That(status, Is.EqualTo("completed"));
        Assert.That(new FileInfo(_pair.Received(path)).Length, Is.EqualTo(5L << 30));
        foreach (var program in (ChildProcess[])[_pair.Server, _pair.Alice, _pair.Bob])
            Assert.That(program.PeakMemory, Is.LessThan(250));
    }

    [Test]
    public void During_a_gibibyte_every_verdict_comes_within_300_milliseconds()
    {
        var path = _pair.MakeFile("film.mkv", 1024);
        _pair.Alice.Type("users");
        _pair.Alice.WaitFor("people");
        _pair.Send(path);
        var started = Stopwatch.GetTimestamp();
        _pair.Alice.Type("chat bob", "warm");
        _pair.Alice.WaitFor("warm [delivered]");
        var times = new List<double>();
        while (!_pair.Bob.Output.Any(line => line.Contains("\"completed\"", StringComparison.Ordinal)))
        {
            var typed = Stopwatch.GetTimestamp();
            _pair.Alice.Type($"m{times.Count}.");
            _pair.Alice.WaitFor($"m{times.Count}. [delivered]");
            times.Add(Stopwatch.GetElapsedTime(typed).TotalMilliseconds);
            Thread.Sleep(TimeSpan.FromMilliseconds(Math.Max(0, 100 - times[^1])));
        }

        var took = Stopwatch.GetElapsedTime(started);
        times.Sort();
        TestContext.Out.WriteLine($"1 GiB in {took.TotalSeconds:0.0} s; {times.Count} messages: median {times[times.Count / 2]:0.0} ms, longest {times[^1]:0.0} ms");
        Assert.That(times, Has.Count.GreaterThan(5));
        Assert.That(times[^1], Is.LessThan(300));
        Assert.That(TransferPair.HashOf(_pair.Received(path)), Is.EqualTo(TransferPair.HashOf(path)));
    }

    [Test]
    public void A_receiver_that_stands_still_ends_in_a_stall_by_name()
    {
        var path = _pair.MakeFile("film.mkv", 400);
        _pair.Send(path);
        _pair.FreezeInTheMiddle(path);
        var started = Stopwatch.GetTimestamp();
        var told = _pair.Alice.WaitFor("to bob failed");
        TestContext.Out.WriteLine($"after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {told}");
        _pair.Bob.Thaw();
        Assert.That(_pair.Await("failed").GetProperty("reason").GetString(), Is.EqualTo("transfer_stalled"));
        _pair.Send(path, "resume 1");
        Assert.That(_pair.Await("completed").GetProperty("sha256").GetString(), Is.EqualTo(TransferPair.HashOf(path)));
    }
}
