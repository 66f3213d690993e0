using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Server.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Server;

/// <summary>A server whose port is not bound yet, or never.</summary>
public sealed class StartingTests
{
    private FakeTimeProvider _time = null!;
    private ChatHub _hub = null!;
    private HubClock _clock = null!;

    [SetUp]
    public void Start()
    {
        _time = new();
        _hub = new(RulesUnderTest.For(new()), new(), "test", _time, new Support.RecordingJournal());
        _clock = new(_hub, _time);
        _hub.Start();
    }

    [TearDown]
    public void It_has_stopped_and_no_step_was_a_bug()
    {
        Assert.That((_hub.Stopped.IsCompleted, _hub.Figures.State), Is.EqualTo((true, ServerState.Stopped)));
        Assert.That(_hub.Figures.InternalErrors, Is.Zero);
        _clock.Dispose();
    }

    [Test]
    public void A_port_that_cannot_be_bound_stops_the_server() => _hub.ReportListener(bound: false);

    [TestCase(true)]
    [TestCase(false)]
    public void Binding_that_takes_longer_than_ten_seconds_is_given_up_and_its_end_changes_nothing(bool bound)
    {
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(_hub.Figures.State, Is.EqualTo(ServerState.Starting));
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That(_hub.Stopped.IsCompleted, Is.True);

        _hub.ReportListener(bound);
    }

    [Test]
    public void A_server_may_be_stopped_before_its_port_is_bound_and_more_than_once()
    {
        _hub.Stop();
        _hub.Stop();
    }
}
