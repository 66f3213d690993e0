using System.Diagnostics;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>More connections than there are descriptors for: the server lives, says so, rests, and recovers by itself.</summary>
[Platform("Linux")]
public sealed class DescriptorTests
{
    private readonly List<HexLink> _crowd = [];

    [SetUp]
    public void NeedLimits()
    {
        if (!File.Exists("/usr/bin/prlimit"))
            Assert.Ignore("There is no prlimit.");
    }

    [TearDown]
    public void Leave() => Disperse();

    [Test]
    public void A_thousand_connections_for_seven_hundred_descriptors()
    {
        const int Fit = 700 - 512; // what the server keeps for itself
        using var server = ServerProgram.WithDescriptors(700);
        Assert.That(server.Port, Is.Positive);
        var sockets = server.Sockets;

        Gather(server.Port, 1000);

        var reasons = _crowd.ConvertAll(link => link.HasInputWithin(TimeSpan.FromSeconds(_crowd[0] == link ? 2 : 0)) ? ReasonOf(link) : CloseReason.None);
        Assert.That(reasons, Has.Exactly(1000 - Fit).EqualTo(CloseReason.ServerFull).And.Exactly(Fit).EqualTo(CloseReason.None));
        Assert.That(server.Errors, Has.Count.EqualTo(1).And.All.Contain("as many as may be"));
        Disperse();
        Assert.That(() => server.Sockets, Is.EqualTo(sockets).After(10_000, 50));
        using var again = new RawClient(server.Port).Connect("again");
    }

    [Test]
    public void When_accepting_itself_fails_it_waits_without_spinning_and_goes_on_later()
    {
        using var server = new ServerProgram("--links", "1000");
        using var alice = new RawClient(server.Port).Connect("alice");
        alice.SendText("nobody", "what a message needs is loaded");
        alice.Read(FrameAction.SendConfirmation);
        var sockets = server.Sockets;
        Limit(server, server.Descriptors + 20);

        Gather(server.Port, 100);

        // From one longest wait to the fourth after it: three seconds.
        Assert.That(() => LongestWaits(server), Is.GreaterThanOrEqualTo(1).After(20_000, 20));
        var (before, since) = (server.ProcessorTime, Stopwatch.GetTimestamp());
        Assert.That(() => LongestWaits(server), Is.GreaterThanOrEqualTo(4).After(20_000, 20));
        var used = (server.ProcessorTime - before) / Stopwatch.GetElapsedTime(since);
        Assert.That(used, Is.LessThan(0.2), "of one processor");
        alice.SendText("nobody", "still served");
        Assert.That(SendConfirmation.Read(alice.Read(FrameAction.SendConfirmation)), Has.Length.EqualTo(1));

        Disperse();
        Assert.That(() => server.Sockets, Is.EqualTo(sockets).After(10_000, 50));
        using var again = new RawClient(server.Port).Connect("again");
    }

    private static int LongestWaits(ServerProgram server) => server.Errors.Count(line => line.Contains("trying again in 1000 ms", StringComparison.Ordinal));

    private static void Limit(ServerProgram server, int descriptors)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{server.Id}", $"--nofile={descriptors}"]);
        prlimit.WaitForExit();
        Assert.That(prlimit.ExitCode, Is.Zero);
    }

    private static CloseReason ReasonOf(HexLink link) =>
        link.Read() is { } frame && CloseAnnouncement.TryRead(frame.Body, out var close) ? close.Reason : CloseReason.None;

    private void Gather(int port, int count)
    {
        for (var i = 0; i < count; i++)
            _crowd.Add(new(port));
    }

    private void Disperse()
    {
        _crowd.ForEach(link => link.Dispose());
        _crowd.Clear();
    }
}
