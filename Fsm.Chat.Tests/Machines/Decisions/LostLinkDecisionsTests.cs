using static Fsm.Chat.Protocol.Machines.Both.Link.LinkTrigger;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionTrigger;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class LostLinkDecisionsTests
{
    //        place  ended  heard
    [TestCase(true, false, false, LinkInterrupted)]
    [TestCase(true, false, true, LinkInterrupted)]
    [TestCase(true, true, true, LinkInterrupted)]
    [TestCase(true, true, false, LinkEnded)]
    [TestCase(false, false, false, LinkEnded)]
    [TestCase(false, false, true, LinkEnded)]
    [TestCase(false, true, true, LinkEnded)]
    [TestCase(false, true, false, LinkEnded)]
    public void Whoever_knows_that_they_were_let_in_is_waited_for_while_there_is_a_place(bool place, bool ended, bool heard, SessionTrigger trigger) =>
        Assert.That(InterruptionDecisions.DecideLost(new(), new(place, ended, heard)), Is.EqualTo(trigger));

    [Test]
    public void Only_who_waits_was_never_heard_of_and_is_asked_for_from_there_gives_way([Values] SessionState state, [Values] bool heard, [Values] bool there) =>
        Assert.That(InterruptionDecisions.GivesWay(state, heard, there), Is.EqualTo((state, heard, there) == (SessionState.Interrupted, false, true)));

    [Test]
    public void Without_a_window_nobody_is_waited_for([Values] bool place, [Values] bool ended, [Values] bool heard) =>
        Assert.That(InterruptionDecisions.DecideLost(new() { ResumeWindow = TimeSpan.Zero }, new(place, ended, heard)), Is.EqualTo(LinkEnded));

    //        known  stopping ended carried acknowledged
    [TestCase(true, false, false, false, 3ul, ConnectRefused, StatusCode.TooManyNames)]
    [TestCase(true, true, false, true, 3ul, ConnectRefused, StatusCode.TooManyNames)]
    [TestCase(true, false, false, false, 4ul, ConnectRefused, StatusCode.TooManyNames)]
    [TestCase(true, false, true, true, 3ul, CloseRequested, StatusCode.Ok)]
    [TestCase(false, false, false, false, 0ul, ConnectRefused, StatusCode.UnknownSession)]
    [TestCase(false, true, false, false, 0ul, ConnectRefused, StatusCode.ServerStopping)]
    public void A_session_that_is_resumed_too_often_is_refused_for_now(
        bool known, bool stopping, bool ended, bool carried, ulong acknowledged, LinkTrigger trigger, StatusCode status)
    {
        var decided = ResumeDecisions.Decide(new(known, acknowledged, HandedOver: 3, stopping) { UsedUp = true, HasPeerEnded = ended, IsCarried = carried });

        Assert.That((decided.Trigger, decided.Status), Is.EqualTo((trigger, status)));
    }

    //        ended  carried
    [TestCase(false, false, ResumeGranted)]
    [TestCase(false, true, ResumeGranted)]
    [TestCase(true, false, ResumeGranted)]
    [TestCase(true, true, CloseRequested)]
    public void An_attempt_that_was_given_up_gets_no_session_that_another_link_carries(bool ended, bool carried, LinkTrigger trigger) =>
        Assert.That(
            ResumeDecisions.Decide(new(TokenKnown: true, Acknowledged: 3, HandedOver: 3, ServerStopping: false) { HasPeerEnded = ended, IsCarried = carried }).Trigger,
            Is.EqualTo(trigger));
}
