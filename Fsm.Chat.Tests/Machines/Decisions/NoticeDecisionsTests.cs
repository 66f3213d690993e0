using static Fsm.Chat.Protocol.Messages.PresenceChange;

namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>Of several notices about one person, how it is now is left.</summary>
public sealed class NoticeDecisionsTests
{
    private const ConversationChange Open = ConversationChange.Open;
    private const ConversationChange Leave = ConversationChange.Leave;

    [TestCase(null, Open, Open)]
    [TestCase(Open, Leave, null)]
    [TestCase(Leave, Open, null)]
    [TestCase(Open, null, Open)]
    [TestCase(Open, Open, Open)]
    public void A_conversation_that_is_opened_and_left_is_as_it_was(ConversationChange? held, ConversationChange? news, ConversationChange? left) =>
        Assert.That(NoticeDecisions.Merge(new(held, null, CloseReason.None), new(news, null, CloseReason.None), isPartner: false), Is.EqualTo(new Notice(left, null, CloseReason.None)));

    [TestCase(null, Interrupted, Interrupted, CloseReason.PeerLost)]
    [TestCase(Interrupted, Back, null, CloseReason.None)]
    [TestCase(Back, Interrupted, null, CloseReason.None)]
    [TestCase(Interrupted, Gone, Gone, CloseReason.PeerLost)]
    [TestCase(null, Gone, Gone, CloseReason.PeerLost)]
    public void Whoever_is_away_and_back_is_there_and_whoever_is_gone_is_gone(PresenceChange? held, PresenceChange news, PresenceChange? left, CloseReason reason) =>
        Assert.That(NoticeDecisions.Merge(new(null, held, CloseReason.PeerTimeout), new(null, news, CloseReason.PeerLost), isPartner: true), Is.EqualTo(new Notice(null, left, reason)));

    [Test]
    public void The_reason_of_what_is_held_back_is_not_lost_by_what_is_said_of_the_conversation() => Assert.That(
        NoticeDecisions.Merge(new(null, Interrupted, CloseReason.PeerTimeout), new(Leave, null, CloseReason.None), isPartner: true),
        Is.EqualTo(new Notice(Leave, Interrupted, CloseReason.PeerTimeout)));

    [TestCase(Open, true, Gone)]
    [TestCase(Open, false, null)]
    [TestCase(Leave, false, Gone)]
    [TestCase(null, false, Gone)]
    public void That_somebody_is_gone_of_whom_nothing_was_heard_is_told_only_to_those_who_talk_to_them(ConversationChange? held, bool isPartner, PresenceChange? left) =>
        Assert.That(NoticeDecisions.Merge(new(held, null, CloseReason.None), new(null, Gone, CloseReason.Requested), isPartner).Presence, Is.EqualTo(left));
}
