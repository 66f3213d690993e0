namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class OfferDecisionsTests
{
    private static readonly OfferFacts Fine = new(
        NameBytes: 5, Found: true, Ambiguous: false, IsSelf: false, IsMember: true, Recipients: 1, OpenUploads: 0, MaxOpenUploads: Limits.OpenUploads, RecipientAtLimit: false, ServerStopping: false);

    // In the order in which they count: each is told before all that follow it.
    private static readonly (string Name, Func<OfferFacts, OfferFacts> Spoil, StatusCode Status)[] Obstacles =
    [
        ("the server is stopping", facts => facts with { ServerStopping = true }, StatusCode.ServerStopping),
        ("the file has no name", facts => facts with { NameBytes = 0 }, StatusCode.FileNameInvalid),
        ("the destination is ambiguous", facts => facts with { Ambiguous = true }, StatusCode.RecipientAmbiguous),
        ("the destination is unknown", facts => facts with { Found = false }, StatusCode.UnknownRecipient),
        ("it is the sender", facts => facts with { IsSelf = true }, StatusCode.RecipientIsSelf),
        ("the sender knows nothing of the group", facts => facts with { IsMember = false }, StatusCode.UnknownRecipient),
        ("nobody else is in the group", facts => facts with { Recipients = 0 }, StatusCode.NobodyThere),
        ("the sender has too many open", facts => facts with { OpenUploads = Limits.OpenUploads }, StatusCode.TooManyTransfers),
        ("the receiver has too many open", facts => facts with { RecipientAtLimit = true }, StatusCode.RecipientBusy),
    ];

    private static IEnumerable<TestCaseData> Alone() =>
        Obstacles.Select(obstacle => new TestCaseData(obstacle.Spoil(Fine), obstacle.Status).SetName($"An offer is refused when {obstacle.Name}"));

    private static IEnumerable<TestCaseData> Pairs() =>
        from i in Enumerable.Range(0, Obstacles.Length)
        from later in Obstacles[(i + 1)..]
        let first = Obstacles[i]
        select new TestCaseData(first.Spoil(later.Spoil(Fine)), first.Status).SetName($"Of an offer, that {first.Name} is told before that {later.Name}");

    [TestCaseSource(nameof(Alone)), TestCaseSource(nameof(Pairs))]
    public void Offer_is_refused(OfferFacts facts, StatusCode status) =>
        Assert.That(OfferDecisions.Decide(facts), Is.EqualTo((SessionTrigger.OfferRefused, status)));

    [Test]
    public void Offer_that_nothing_stands_against_is_made() =>
        Assert.That(OfferDecisions.Decide(Fine), Is.EqualTo((SessionTrigger.OfferGranted, StatusCode.Ok)));

    [Test]
    public void Whoever_is_only_invited_into_the_group_is_told_so() =>
        Assert.That(OfferDecisions.Decide(Fine with { IsMember = false, IsInvited = true }).Status, Is.EqualTo(StatusCode.NotMember));

    [Test]
    public void Whoever_is_ignored_by_all_is_told_so_and_by_some_of_a_group_is_not() => Assert.That(
        (OfferDecisions.Decide(Fine with { Recipients = 0, IsIgnored = true }).Status, OfferDecisions.Decide(Fine with { IsIgnored = true }).Status),
        Is.EqualTo((StatusCode.Ignored, StatusCode.Ok)));

    [TestCase(Limits.FileName, StatusCode.Ok)]
    [TestCase(Limits.FileName + 1, StatusCode.FileNameInvalid)]
    public void Name_is_measured(int bytes, StatusCode status) => Assert.That(OfferDecisions.Decide(Fine with { NameBytes = bytes }).Status, Is.EqualTo(status));

    [TestCase(Limits.OfferRecipients, 0, StatusCode.Ok)]
    [TestCase(Limits.OfferRecipients + 1, 0, StatusCode.TooManyTransfers)]
    [TestCase(3, Limits.OpenUploads - 3, StatusCode.Ok)]
    [TestCase(3, Limits.OpenUploads - 2, StatusCode.TooManyTransfers)]
    public void Recipients_are_counted(int recipients, int open, StatusCode status) =>
        Assert.That(OfferDecisions.Decide(Fine with { Recipients = recipients, OpenUploads = open }).Status, Is.EqualTo(status));

    [Test]
    public void No_limit_on_uploads_is_none() =>
        Assert.That(OfferDecisions.Decide(Fine with { OpenUploads = int.MaxValue - 1, MaxOpenUploads = 0 }).Status, Is.EqualTo(StatusCode.Ok));

    [TestCase(4, 1, 5, false)]
    [TestCase(5, 0, 5, true)]
    [TestCase(5, 5, 0, false)]
    [TestCase(50, 50, 100, false)]
    [TestCase(51, 51, 100, true)]
    [TestCase(51, 25, 100, false)]
    public void Downloads_are_counted_and_one_sender_has_no_more_of_them_than_are_free(int open, int ofSender, int most, bool atLimit) =>
        Assert.That(new TransferLimits { OpenDownloads = most }.IsReceiverAtLimit(open, ofSender), Is.EqualTo(atLimit));
}
