using Fsm.Chat.Protocol.Machines.Server.Server;
using static Fsm.Chat.Tests.Support.RuleMutations;

namespace Fsm.Chat.Tests.Server;

/// <summary>What throws in a step of the server as a whole, or where time is asked for, ends nobody: it is counted, and the server goes on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ServerContainmentTests
{
    [TestCase(ServerState.Stopped, ServerTrigger.StartRequested)]
    [TestCase(ServerState.Starting, ServerTrigger.ListenerBound)]
    public void Start(ServerState state, ServerTrigger trigger)
    {
        using var server = new HubHarness(change: rules => Break(rules, state, trigger));

        var alice = server.Connect("alice");

        AssertCounted(server);
        Assert.That(alice.Link.State, Is.EqualTo(LinkState.Live));
    }

    [Test]
    public void Stop()
    {
        using var server = new HubHarness(change: rules => Break(rules, ServerState.Idle, ServerTrigger.StopRequested));
        var alice = server.Connect("alice");

        server.Hub.Stop();

        AssertCounted(server);
        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        alice.EndInput();
        Assert.That(server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void Clock_that_throws_is_asked_again()
    {
        using var server = new HubHarness();
        var (asked, throws) = (0, true);
        server.Hub.WakeWanted += _ =>
        {
            asked++;
            if (throws)
                throw new InvalidOperationException("A test made this fail.");
        };

        var alice = server.Dial();
        throws = false;
        alice.SendConnect("alice");

        Assert.That((asked, alice.Link.State), Is.EqualTo((2, LinkState.Live)));
        AssertCounted(server);
    }

    [Test]
    public void Door_that_throws_leaves_a_link_that_ends()
    {
        using var server = new HubHarness();

        var link = server.Hub.Open(new NoDoor(), new NoPort(), Frames.Loopback, 1, Frames.Loopback);

        Assert.That(link.Reason, Is.EqualTo(CloseReason.InternalError));
        server.Pass(Protocol.Limits.CloseWithin + TimeSpan.FromSeconds(1));
        Assert.That(server.Hub.Figures.Links, Is.Zero);
    }

    private static RuleSet Break(RuleSet rules, ServerState state, ServerTrigger trigger) => rules with
    {
        Server = ChangeCell(rules.Server, state, trigger, cell => cell with { Effects = cell.Effects.Insert(0, (ServerEffect)byte.MaxValue) }),
    };

    private static void AssertCounted(HubHarness server) => Assert.That(server.Hub.Figures.InternalErrors, Is.EqualTo(1));

    private sealed class NoDoor : Chat.Server.Hub.Doors.IDoor
    {
        public IDoorway Open(HubLink link, Chat.Server.Hub.Doors.IEntrance hub) => throw new InvalidOperationException("A test made this fail.");
    }

    private sealed class NoPort : IServerLinkPort
    {
        public void Wake()
        {
        }

        public void ResumeReading()
        {
        }

        public void BeginRelay(IServerLinkPort target, HubRelay transfer)
        {
        }

        public void Release()
        {
        }

        public void Abort()
        {
        }
    }
}
