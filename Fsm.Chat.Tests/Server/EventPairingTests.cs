using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Tests.Simulation.Oracle;
using GroupEvent = Fsm.Chat.Server.Hub.Events.GroupEvent;

namespace Fsm.Chat.Tests.Server;

/// <summary>A trigger of the hub comes with what its effects need, or is not fired at all.</summary>
public sealed class EventPairingTests
{
    private HubHarness _server = null!;
    private HubMachines _machines = null!;
    private HubLink _link = null!;
    private HubSession _session = null!;

    [SetUp]
    public void Start()
    {
        _server = new();
        _link = _server.Connect("alice").Link;
        (_machines, _session) = (Insides.Machines(_server.Hub), _link.Session!);
    }

    [TearDown]
    public void Nothing_was_done()
    {
        Assert.That((_link.State, _session.State), Is.EqualTo((LinkState.Live, SessionState.Connected)));
        _server.AssertEndedWell();
        _server.Dispose();
    }

    [Test]
    public void Every_trigger_of_a_session_has_its_case_and_every_case_a_trigger()
    {
        var cases = Enum.GetValues<SessionTrigger>().Select(SessionEventFamilies.Of).Distinct();

        Assert.That(cases, Is.EquivalentTo(Enum.GetValues<SessionEventFamily>().Except([SessionEventFamily.Requests])));
    }

    [Test]
    public void Every_case_of_a_link_has_a_trigger() =>
        Assert.That(Enum.GetValues<LinkTrigger>().Select(LinkEvent.FamilyOf).Distinct(), Is.EquivalentTo(Enum.GetValues<LinkEventFamily>()));

    [Test]
    public void Session_is_not_told_with_another_case([Values] SessionTrigger trigger)
    {
        var wrong = SessionEventFamilies.Of(trigger) == SessionEventFamily.Partner;

        Assert.That(
            () => _machines.Fire(_session, trigger, wrong ? SessionEvent.Acknowledges(0) : SessionEvent.Gone(_session, CloseReason.PeerLost)), Throws.InvalidOperationException);
    }

    [Test]
    public void Link_is_not_told_with_another_case([Values] LinkTrigger trigger)
    {
        var wrong = LinkEvent.FamilyOf(trigger) == LinkEventFamily.Granted ? LinkEvent.Refused(1, StatusCode.NameTaken) : LinkEvent.Granted(1, "bob");

        Assert.That(() => _machines.Fire(_link, trigger, wrong), Throws.InvalidOperationException);
    }

    [Test]
    public void Group_is_told_about_somebody_or_about_nobody([Values] GroupTrigger trigger)
    {
        var group = new HubGroup(GroupState.Open, "group", _session);

        Assert.That(
            () => _machines.Fire(group, trigger, GroupEvent.NeedsMember(trigger) ? default : GroupEvent.About(_session)), Throws.InvalidOperationException);
    }

    [Test]
    public void Transfer_is_told_by_somebody_or_by_nobody([Values] RelayTrigger trigger)
    {
        var transfer = new HubRelay(RelayState.Offered, 1, _session, _session);

        Assert.That(
            () => _machines.Fire(transfer, trigger, RelayEvent.IsSaid(trigger) ? RelayEvent.Of(trigger) : RelayEvent.Said(_session, StatusCode.Ok, 0, default)),
            Throws.InvalidOperationException);
    }

    [Test]
    public void Nothing_is_read_from_another_case() => Assert.That(() => SessionEvent.Gone(_session, CloseReason.PeerLost).Tag, Throws.InvalidOperationException);
}
