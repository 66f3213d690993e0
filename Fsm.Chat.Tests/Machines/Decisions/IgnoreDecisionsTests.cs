namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class IgnoreDecisionsTests
{
    private static readonly IgnoreFacts Fine = new(IgnoreRequestKind.Ignore, NameValid: true, Found: true, Ambiguous: false, IsSelf: false, IsIgnored: false, IsFull: false);

    // In the order in which they count: each is told before all that follow it.
    private static readonly (string Name, Func<IgnoreFacts, IgnoreFacts> Spoil, StatusCode Status)[] Obstacles =
    [
        ("the port is several people's", facts => facts with { Ambiguous = true }, StatusCode.RecipientAmbiguous),
        ("nobody has the port", facts => facts with { Found = false }, StatusCode.UnknownRecipient),
        ("it can be nobody's name", facts => facts with { NameValid = false }, StatusCode.NameInvalid),
        ("it is oneself", facts => facts with { IsSelf = true }, StatusCode.RecipientIsSelf),
        ("as many are ignored as may be", facts => facts with { IsFull = true }, StatusCode.TooManyIgnored),
    ];

    private static IEnumerable<TestCaseData> Alone() =>
        Obstacles.Select(obstacle => new TestCaseData(obstacle.Spoil(Fine), obstacle.Status).SetName($"Nobody is ignored when {obstacle.Name}"));

    private static IEnumerable<TestCaseData> Pairs() =>
        from i in Enumerable.Range(0, Obstacles.Length)
        from later in Obstacles[(i + 1)..]
        let first = Obstacles[i]
        select new TestCaseData(first.Spoil(later.Spoil(Fine)), first.Status).SetName($"Of who is to be ignored, that {first.Name} is told before that {later.Name}");

    [TestCaseSource(nameof(Alone)), TestCaseSource(nameof(Pairs))]
    public void Nobody_is_ignored(IgnoreFacts facts, StatusCode status) =>
        Assert.That(IgnoreDecisions.Decide(facts), Is.EqualTo((SessionTrigger.IgnoreRefused, status)));

    [TestCase(false, 0, SessionTrigger.IgnoreGranted)]
    [TestCase(false, 1, SessionTrigger.IgnoreGranted)]
    [TestCase(true, 2, SessionTrigger.PartnerIgnoreGranted)]
    [TestCase(true, 1, SessionTrigger.LastPartnerIgnoreGranted)]
    public void Conversation_with_whoever_is_ignored_is_left(bool inConversation, int conversations, SessionTrigger trigger) =>
        Assert.That(IgnoreDecisions.Decide(Fine with { InConversation = inConversation, Conversations = conversations }), Is.EqualTo((trigger, StatusCode.Ok)));

    [Test]
    public void Who_is_ignored_already_can_be_ignored_again_however_many_are() =>
        Assert.That(IgnoreDecisions.Decide(Fine with { IsIgnored = true, IsFull = true }).Trigger, Is.EqualTo(SessionTrigger.IgnoreGranted));

    [TestCase(true, SessionTrigger.UnignoreGranted, StatusCode.Ok)]
    [TestCase(false, SessionTrigger.IgnoreRefused, StatusCode.NotIgnored)]
    public void Only_who_is_ignored_can_be_so_no_longer(bool isIgnored, SessionTrigger trigger, StatusCode status) =>
        Assert.That(IgnoreDecisions.Decide(Fine with { Kind = IgnoreRequestKind.Unignore, IsIgnored = isIgnored }), Is.EqualTo((trigger, status)));

    [Test]
    public void List_is_given_whatever_is_named() =>
        Assert.That(IgnoreDecisions.Decide(default(IgnoreFacts) with { Kind = IgnoreRequestKind.List }), Is.EqualTo((SessionTrigger.IgnoreListRequestReceived, StatusCode.Ok)));

    [TestCase(false, 3, null)]
    [TestCase(true, 1, SessionTrigger.LastPartnerDetached)]
    [TestCase(true, 2, SessionTrigger.PartnerDetached)]
    public void Who_is_ignored_is_taken_out_of_the_conversation(bool inConversation, int conversations, SessionTrigger? trigger) =>
        Assert.That(IgnoreDecisions.DecideDetached(inConversation, conversations), Is.EqualTo(trigger));

    [TestCase(UserState.Connected, Wishes.None, UserTrigger.UnknownIgnoreTyped)]
    [TestCase(UserState.Chatting, Wishes.RosterNews, UserTrigger.UnknownIgnoreTyped)]
    [TestCase(UserState.Chatting, Wishes.RosterNews | Wishes.Ignoring, UserTrigger.IgnoreTyped)]
    [TestCase(UserState.Reconnecting, Wishes.None, UserTrigger.IgnoreTyped)]
    public void Server_that_has_not_granted_it_is_not_asked(UserState state, Wishes granted, UserTrigger trigger) =>
        Assert.That(Fsm.Chat.Protocol.Machines.Client.User.GrantDecisions.DecideIgnore(state, granted), Is.EqualTo(trigger));
}
