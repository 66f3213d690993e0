using CsCheck;

namespace Fsm.Chat.Tests.Messages;

public sealed class SendConfirmationTests
{
    private static readonly Gen<VerdictRange> Range = Gen.Select(Gen.ULong, Gen.ULong, Gen.Enum<StatusCode>(), Gen.Bool, Gen.UShort, Gen.UShort, (a, b, status, handedOver, delivered, failed) =>
        new VerdictRange(Math.Min(a, b), Math.Max(a, b), status, handedOver, delivered, failed));

    [Test]
    public void Verdicts_are_read_again() => Range.Array[1, 20].Sample(ranges =>
        SendConfirmation.Read(Frames.Body(new SendConfirmation(ranges))) is { } read && read.SequenceEqual(ranges));

    [Test]
    public void As_many_ranges_as_are_allowed_are_read()
    {
        var ranges = Enumerable.Range(1, Limits.VerdictRanges).Select(i => VerdictRange.OfDelivered((ulong)i)).ToArray();

        Assert.That(SendConfirmation.Read(Frames.Body(new SendConfirmation(ranges))), Is.EqualTo(ranges));
    }

    [Test]
    public void More_ranges_than_are_allowed_are_refused()
    {
        var ranges = new VerdictRange[Limits.VerdictRanges + 1];

        Assert.That(SendConfirmation.Read(Frames.Body(new SendConfirmation(ranges))), Is.Null);
    }

    [Test]
    public void No_range_at_all_is_refused() => Assert.That(SendConfirmation.Read([]), Is.Null);

    [Test]
    public void Range_that_ends_before_it_begins_is_refused() =>
        Assert.That(SendConfirmation.Read(Frames.Body(new SendConfirmation([new(5, 4, StatusCode.Ok, true, 1, 0)]))), Is.Null);

    [Test]
    public void Verdicts_of_one_message_count_one_recipient()
    {
        Assert.That(VerdictRange.OfDelivered(9), Is.EqualTo(new VerdictRange(9, 9, StatusCode.Ok, HandedOver: true, Delivered: 1, Failed: 0)));
        Assert.That(
            VerdictRange.OfFailed(9, StatusCode.RecipientGone, handedOver: false),
            Is.EqualTo(new VerdictRange(9, 9, StatusCode.RecipientGone, HandedOver: false, Delivered: 0, Failed: 1)));
    }
}
