using Fsm.Chat.Protocol.Machines.Server.Session;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class HistoryDecisionsTests
{
    private static readonly HistoryFacts Fine = new(IsHolder: true, IsKept: true, IsAsking: false);

    public static IEnumerable<TestCaseData> Refusals =>
    [
        new(Fine with { IsHolder = false }, StatusCode.NotRegistered),
        new(Fine with { IsKept = false }, StatusCode.NothingKept),
        new(Fine with { IsAsking = true }, StatusCode.ServerBusy),
        new(Fine with { IsTooOften = true }, StatusCode.ServerBusy),
        new(Fine with { AreWordsInvalid = true }, StatusCode.WordsInvalid),
        new(Fine with { IsHolder = false, AreWordsInvalid = true, IsKept = false, IsAsking = true }, StatusCode.NotRegistered),
    ];

    [Test]
    public void Whoever_may_read_is_answered() => Assert.That(HistoryDecisions.Decide(Fine), Is.EqualTo((SessionTrigger.HistoryGranted, StatusCode.Ok)));

    [TestCaseSource(nameof(Refusals))]
    public void Refusal_says_why(object facts, StatusCode why) => Assert.That(HistoryDecisions.Decide((HistoryFacts)facts), Is.EqualTo((SessionTrigger.HistoryRefused, why)));
}
