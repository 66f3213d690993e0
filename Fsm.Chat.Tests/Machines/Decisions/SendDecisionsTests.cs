namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class SendDecisionsTests
{
    private static readonly SendFacts Fine = new(
        TextBytes: 5, MaxText: 10, RecipientFound: true, RecipientAmbiguous: false, RecipientIsSelf: false,
        RecipientBusy: false, ServerBusy: false, ServerStopping: false, InConversation: true);

    // In the order in which they count: each is told before all that follow it.
    private static readonly (string Name, Func<SendFacts, SendFacts> Spoil, StatusCode Status)[] Obstacles =
    [
        ("the server is stopping", facts => facts with { ServerStopping = true }, StatusCode.ServerStopping),
        ("the text is empty", facts => facts with { TextBytes = 0 }, StatusCode.TextEmpty),
        ("the text is too long", facts => facts with { TextBytes = 11 }, StatusCode.TextTooLong),
        ("the recipient is ambiguous", facts => facts with { RecipientAmbiguous = true }, StatusCode.RecipientAmbiguous),
        ("the recipient is unknown", facts => facts with { RecipientFound = false }, StatusCode.UnknownRecipient),
        ("the recipient is the sender", facts => facts with { RecipientIsSelf = true }, StatusCode.RecipientIsSelf),
        ("the recipient takes nothing from the sender", facts => facts with { IsIgnored = true }, StatusCode.Ignored),
        ("the recipient is busy", facts => facts with { RecipientBusy = true }, StatusCode.RecipientBusy),
        ("the server is busy", facts => facts with { ServerBusy = true }, StatusCode.ServerBusy),
    ];

    private static IEnumerable<TestCaseData> Alone() =>
        Obstacles.Select(obstacle => new TestCaseData(obstacle.Spoil(Fine), obstacle.Status).SetName($"A message is refused when {obstacle.Name}"));

    private static IEnumerable<TestCaseData> Pairs() =>
        from i in Enumerable.Range(0, Obstacles.Length)
        from later in Obstacles[(i + 1)..]
        let first = Obstacles[i]
        let facts = first.Spoil(later.Spoil(Fine))
        where facts != later.Spoil(Fine) // an empty text cannot be too long as well
        select new TestCaseData(facts, first.Status).SetName($"That {first.Name} is told before that {later.Name}");

    [TestCaseSource(nameof(Alone)), TestCaseSource(nameof(Pairs))]
    public void Message_is_refused(SendFacts facts, StatusCode status) =>
        Assert.That(SendDecisions.Decide(facts), Is.EqualTo((SessionTrigger.SendRefused, status)));

    [Test]
    public void Message_in_an_open_conversation_is_forwarded() =>
        Assert.That(SendDecisions.Decide(Fine), Is.EqualTo((SessionTrigger.SendGranted, StatusCode.Ok)));

    [Test]
    public void Message_outside_a_conversation_opens_it() =>
        Assert.That(SendDecisions.Decide(Fine with { InConversation = false }), Is.EqualTo((SessionTrigger.FirstSendGranted, StatusCode.Ok)));

    [TestCase(10, 10, StatusCode.Ok, TestName = "The longest text is as long as the limit")]
    [TestCase(11, 10, StatusCode.TextTooLong, TestName = "One byte more is too long")]
    [TestCase(1_000_000, 0, StatusCode.Ok, TestName = "A limit of 0 is no limit")]
    public void Text_is_measured(int bytes, int limit, StatusCode status) =>
        Assert.That(SendDecisions.Decide(Fine with { TextBytes = bytes, MaxText = limit }).Status, Is.EqualTo(status));
}
