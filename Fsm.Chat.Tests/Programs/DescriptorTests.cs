using System.Diagnostics;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>More connections than there are descriptors for: the server lives, says so, rests, and recovers by itself.</summary>
[Platform("Linux")]
public sealed class DescriptorTests
{
    private readonly List<RawClient> _crowd = [];

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

    // What connections must not take is what the runtime dies without: a thread needs a descriptor to begin.
    [Test]
    public void When_descriptors_become_scarce_it_refuses_without_spinning_and_goes_on_later()
    {
        using var server = new ServerProgram("--links", "1000");
        using var alice = new RawClient(server.Port).Connect("alice");
        var (sockets, before) = (server.Sockets, server.Descriptors);
        Limit(server, before + 20 + SpareDescriptors.Kept);

        Gather(server.Port, 100);

        var refused = _crowd.Count(link => link.HasInputWithin(TimeSpan.FromSeconds(_crowd[0] == link ? 2 : 0)) && ReasonOf(link) == CloseReason.ServerFull);
        Assert.That(refused, Is.InRange(70, 99));
        Assert.That(server.Errors, Has.Some.Contains("Only 64 descriptors are left"));
        alice.SendText("nobody", "still served");
        Assert.That(SendConfirmation.Read(alice.Read(FrameAction.SendConfirmation)), Has.Length.EqualTo(1));
        var (used, since) = (server.ProcessorTime, Stopwatch.GetTimestamp());
        Assert.That(() => Stopwatch.GetElapsedTime(since), Is.GreaterThan(TimeSpan.FromSeconds(2)).After(10_000, 100));
        Assert.That((server.ProcessorTime - used) / Stopwatch.GetElapsedTime(since), Is.LessThan(0.2), "of one processor");

        Disperse();
        Assert.That(() => server.Sockets, Is.EqualTo(sockets).After(10_000, 50));
        using var again = new RawClient(server.Port).Connect("again");
    }

    [Test]
    [Explicit("In one of five runs the refused connection ends at once and without its words. Not explained yet: it is open, and not passed over.")]
    public void A_limit_that_is_lowered_below_what_is_in_use_ends_nobody()
    {
        Disperse();
        using var server = new ServerProgram("--links", "1000");
        using var alice = new RawClient(server.Port).Connect("alice");
        Gather(server.Port, 60);
        Assert.That(() => server.Sockets, Is.GreaterThan(60).After(10_000, 50));
        Assert.That(Tool.Run("prlimit", "--pid", $"{server.Id}", "--nofile=40:")?.ExitCode, Is.Zero);

        using var refused = new RawClient(server.Port);

        Assert.That(refused.HasInputWithin(TimeSpan.FromSeconds(20)), Is.True);
        Assert.That(ReasonOf(refused), Is.EqualTo(CloseReason.ServerFull));
        alice.SendText("nobody", "still served");
        Assert.That(SendConfirmation.Read(alice.Read(FrameAction.SendConfirmation)), Has.Length.EqualTo(1));
        Disperse();
        server.Signal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
        Assert.That(server.WaitForExit(), Is.Zero);
    }

    [Test]
    public void Accepting_that_fails_is_tried_again_ever_later()
    {
        var pause = new AcceptPause();
        Assert.That(Enumerable.Range(0, 9).Select(_ => pause.Fail().TotalMilliseconds), Is.EqualTo(new double[] { 10, 20, 40, 80, 160, 320, 640, 1000, 1000 }));
        pause.Succeed();
        Assert.That((pause.IsOn, pause.Fail().TotalMilliseconds), Is.EqualTo((false, 10.0)));
    }

    [TestCase(935, 1000ul, false)]
    [TestCase(936, 1000ul, true)]
    [TestCase(5, 20ul, true)]
    [TestCase(1_000_000, ulong.MaxValue, false)]
    public void A_number_near_the_limit_is_kept(long number, ulong limit, bool kept) => Assert.That(SpareDescriptors.IsNear(number, limit), Is.EqualTo(kept));

    private static void Limit(ServerProgram server, int descriptors)
    {
        Assert.That(Tool.Run("prlimit", "--pid", $"{server.Id}", $"--nofile={descriptors}")?.ExitCode, Is.Zero);
    }

    private static CloseReason ReasonOf(RawClient link) =>
        link.ReadNext() is { } frame && CloseAnnouncement.TryRead(frame.Body, out var close) ? close.Reason : CloseReason.None;

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
