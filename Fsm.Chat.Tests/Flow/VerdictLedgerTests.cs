namespace Fsm.Chat.Tests.Flow;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerdictLedgerTests
{
    private readonly VerdictLedger _ledger = new();

    [Test]
    public void Equal_verdicts_in_a_row_are_one_range()
    {
        foreach (var sequence in new ulong[] { 4, 5, 6 })
            _ledger.Add(VerdictRange.OfDelivered(sequence));

        Assert.That(_ledger.NextFrame().ToArray(), Is.EqualTo([VerdictRange.OfDelivered(4) with { Last = 6 }]));
    }

    private static IEnumerable<TestCaseData> Breaks()
    {
        yield return new TestCaseData(VerdictRange.OfDelivered(6)).SetArgDisplayNames("a gap");
        yield return new TestCaseData(VerdictRange.OfDelivered(4)).SetArgDisplayNames("the same message");
        yield return new TestCaseData(VerdictRange.OfDelivered(3)).SetArgDisplayNames("an earlier message");
        yield return new TestCaseData(VerdictRange.OfDelivered(5) with { Status = StatusCode.RecipientGone }).SetArgDisplayNames("another status");
        yield return new TestCaseData(VerdictRange.OfDelivered(5) with { HandedOver = false }).SetArgDisplayNames("not handed over");
        yield return new TestCaseData(VerdictRange.OfDelivered(5) with { Delivered = 2 }).SetArgDisplayNames("more recipients");
        yield return new TestCaseData(VerdictRange.OfDelivered(5) with { Failed = 1 }).SetArgDisplayNames("more failures");
    }

    [TestCaseSource(nameof(Breaks))]
    public void Another_verdict_begins_a_range(VerdictRange other)
    {
        _ledger.Add(VerdictRange.OfDelivered(4));
        _ledger.Add(other);

        Assert.That(_ledger.NextFrame().ToArray(), Is.EqualTo([VerdictRange.OfDelivered(4), other]));
    }

    [Test]
    public void Runs_are_joined_to_runs()
    {
        _ledger.Add(VerdictRange.OfDelivered(1) with { Last = 9 });
        _ledger.Add(VerdictRange.OfDelivered(10) with { Last = 20 });

        Assert.That(_ledger.NextFrame().ToArray(), Is.EqualTo([VerdictRange.OfDelivered(1) with { Last = 20 }]));
    }

    [Test]
    public void Frame_takes_as_many_as_are_allowed_oldest_first()
    {
        for (ulong i = 0; i < (ulong)Limits.VerdictRanges + 5; i++)
            _ledger.Add(VerdictRange.OfDelivered(2 * i));

        var first = _ledger.NextFrame().ToArray();
        _ledger.Forget(first.Length);
        var second = _ledger.NextFrame().ToArray();
        _ledger.Forget(second.Length);

        Assert.That((first.Length, first[0].First, second.Length, second[0].First), Is.EqualTo((Limits.VerdictRanges, 0ul, 5, 2ul * Limits.VerdictRanges)));
        Assert.That(_ledger.IsEmpty);
    }

    [Test]
    public void Ledger_is_empty_until_there_is_something_to_tell()
    {
        Assert.That((_ledger.IsEmpty, _ledger.NextFrame().Length), Is.EqualTo((true, 0)));
        _ledger.Add(VerdictRange.OfDelivered(1));
        Assert.That(_ledger.IsEmpty, Is.False);
    }
}
