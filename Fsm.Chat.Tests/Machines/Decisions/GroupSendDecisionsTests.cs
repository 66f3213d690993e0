namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class GroupSendDecisionsTests
{
    private static readonly GroupSendFacts Fine = new(TextBytes: 5, MaxText: 10, IsMember: true, Others: 1, ServerBusy: false, ServerStopping: false);

    // In the order in which they count: each is told before all that follow it.
    private static readonly (string Name, Func<GroupSendFacts, GroupSendFacts> Spoil, StatusCode Status)[] Obstacles =
    [
        ("the server is stopping", facts => facts with { ServerStopping = true }, StatusCode.ServerStopping),
        ("the text is empty", facts => facts with { TextBytes = 0 }, StatusCode.TextEmpty),
        ("the text is too long", facts => facts with { TextBytes = 11 }, StatusCode.TextTooLong),
        ("the sender knows nothing of the group", facts => facts with { IsMember = false }, StatusCode.UnknownRecipient),
        ("nobody else is there", facts => facts with { Others = 0 }, StatusCode.NobodyThere),
        ("the server is busy", facts => facts with { ServerBusy = true }, StatusCode.ServerBusy),
    ];

    private static IEnumerable<TestCaseData> Alone() => Obstacles.Select(obstacle =>
        new TestCaseData(obstacle.Spoil(Fine), obstacle.Status).SetName($"A message to a group is refused when {obstacle.Name}"));

    private static IEnumerable<TestCaseData> Pairs() =>
        from i in Enumerable.Range(0, Obstacles.Length)
        from later in Obstacles[(i + 1)..]
        let first = Obstacles[i]
        let facts = first.Spoil(later.Spoil(Fine))
        where facts != later.Spoil(Fine) // an empty text cannot be too long as well
        select new TestCaseData(facts, first.Status).SetName($"Of a message to a group, that {first.Name} is told before that {later.Name}");

    [TestCaseSource(nameof(Alone)), TestCaseSource(nameof(Pairs))]
    public void Message_is_refused(GroupSendFacts facts, StatusCode status) =>
        Assert.That(GroupSendDecisions.Decide(facts), Is.EqualTo((SessionTrigger.SendRefused, status)));

    [Test]
    public void Whoever_is_only_invited_is_told_so() => Assert.That(
        GroupSendDecisions.Decide(Fine with { IsMember = false, IsInvited = true }), Is.EqualTo((SessionTrigger.SendRefused, StatusCode.NotMember)));

    [Test]
    public void Whoever_is_ignored_by_all_others_is_told_so_and_by_some_is_not() => Assert.That(
        (GroupSendDecisions.Decide(Fine with { Others = 0, IsIgnored = true }).Status, GroupSendDecisions.Decide(Fine with { IsIgnored = true }).Status),
        Is.EqualTo((StatusCode.Ignored, StatusCode.Ok)));

    [TestCase(10, 10)]
    [TestCase(1_000_000, 0)]
    public void Message_is_forwarded_whatever_conversations_are_open(int bytes, int limit) =>
        Assert.That(GroupSendDecisions.Decide(Fine with { TextBytes = bytes, MaxText = limit }), Is.EqualTo((SessionTrigger.GroupSendGranted, StatusCode.Ok)));
}
