namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>What is said about transfers, who may attach, who may start.</summary>
public sealed class TransferDecisionsTests
{
    [TestCase(FileRequestKind.Accept, false, RelayTrigger.AcceptReceived)]
    [TestCase(FileRequestKind.Decline, false, RelayTrigger.DeclineReceived)]
    [TestCase(FileRequestKind.Report, false, RelayTrigger.ReportReceived)]
    [TestCase(FileRequestKind.Cancel, false, RelayTrigger.ReceiverCancelReceived)]
    [TestCase(FileRequestKind.Cancel, true, RelayTrigger.SenderCancelReceived)]
    [TestCase(FileRequestKind.Accept, true, null)]
    [TestCase(FileRequestKind.Decline, true, null)]
    [TestCase(FileRequestKind.Report, true, null)]
    [TestCase(FileRequestKind.Offer, true, null)]
    [TestCase(FileRequestKind.Attach, false, null)]
    public void Who_says_what(FileRequestKind kind, bool isSender, RelayTrigger? trigger) =>
        Assert.That(StatementDecisions.Decide(kind, isSender), Is.EqualTo(trigger));

    [TestCase(FileRequestKind.Decline, StatusCode.Ok, StatusCode.TransferDeclined)]
    [TestCase(FileRequestKind.Decline, StatusCode.DiskFull, StatusCode.DiskFull)]
    [TestCase(FileRequestKind.Cancel, StatusCode.Ok, StatusCode.TransferCancelled)]
    [TestCase(FileRequestKind.Cancel, StatusCode.FileChanged, StatusCode.FileChanged)]
    [TestCase(FileRequestKind.Report, StatusCode.Ok, StatusCode.Ok)]
    [TestCase(FileRequestKind.Report, StatusCode.ContentsDiffer, StatusCode.ContentsDiffer)]
    [TestCase(FileRequestKind.Decline, StatusCode.NameInvalid, StatusCode.TransferDeclined)]
    [TestCase(FileRequestKind.Decline, (StatusCode)9999, StatusCode.TransferDeclined)]
    [TestCase(FileRequestKind.Decline, (StatusCode)253, (StatusCode)253)]
    [TestCase(FileRequestKind.Decline, (StatusCode)1005, StatusCode.TransferDeclined)]
    [TestCase(FileRequestKind.Cancel, StatusCode.UnknownToken, StatusCode.TransferCancelled)]
    [TestCase(FileRequestKind.Cancel, (StatusCode)220, (StatusCode)220)]
    [TestCase(FileRequestKind.Report, (StatusCode)9999, StatusCode.TransferInterrupted)]
    public void How_it_ends_by_what_is_said(FileRequestKind kind, StatusCode said, StatusCode outcome) =>
        Assert.That(StatementDecisions.Outcome(kind, said), Is.EqualTo(outcome));

    [TestCase(RelayTrigger.AnswerTimerElapsed, StatusCode.TransferExpired)]
    [TestCase(RelayTrigger.AttachTimerElapsed, StatusCode.NotAttached)]
    [TestCase(RelayTrigger.TransferStalled, StatusCode.TransferStalled)]
    [TestCase(RelayTrigger.FileLinkEnded, StatusCode.TransferInterrupted)]
    [TestCase(RelayTrigger.ReportTimerElapsed, StatusCode.TransferInterrupted)]
    [TestCase(RelayTrigger.SenderGone, StatusCode.SenderGone)]
    [TestCase(RelayTrigger.ReceiverGone, StatusCode.RecipientGone)]
    [TestCase(RelayTrigger.PlaceGranted, StatusCode.Ok)]
    [TestCase(RelayTrigger.BothSidesAttached, StatusCode.Ok)]
    public void How_it_ends_by_what_happens(RelayTrigger trigger, StatusCode outcome) =>
        Assert.That(StatementDecisions.Outcome(trigger), Is.EqualTo(outcome));

    [Test]
    public void Contents_pass_when_the_second_side_has_its_link() =>
        Assert.That((PlaceDecisions.DecideAttached(isOtherThere: false), PlaceDecisions.DecideAttached(isOtherThere: true)), Is.EqualTo((default(RelayTrigger?), RelayTrigger.BothSidesAttached)));

    [TestCase(true, true, false, LinkTrigger.AttachGranted, StatusCode.Ok)]
    [TestCase(true, false, false, LinkTrigger.AttachRefused, StatusCode.UnknownToken)]
    [TestCase(false, true, false, LinkTrigger.AttachRefused, StatusCode.UnknownToken)]
    [TestCase(false, false, false, LinkTrigger.AttachRefused, StatusCode.UnknownToken)]
    [TestCase(true, true, true, LinkTrigger.AttachRefused, StatusCode.ServerStopping)]
    [TestCase(false, false, true, LinkTrigger.AttachRefused, StatusCode.ServerStopping)]
    public void Who_is_attached(bool attaching, bool fits, bool stopping, LinkTrigger trigger, StatusCode status) =>
        Assert.That(AttachDecisions.Decide(new(attaching, fits, stopping)), Is.EqualTo((trigger, status)));

    [TestCase(0, 0, true, RelayTrigger.PlaceGranted)]
    [TestCase(Limits.RunningTransfers - 1, Limits.RunningTransfers - 1, true, RelayTrigger.PlaceGranted)]
    [TestCase(Limits.RunningTransfers, 0, true, null)]
    [TestCase(0, Limits.RunningTransfers, true, null)]
    [TestCase(0, 0, false, null)]
    public void Who_starts(int sender, int receiver, bool bothThere, RelayTrigger? trigger) =>
        Assert.That(PlaceDecisions.Decide(new(sender, receiver, Limits.RunningTransfers, bothThere)), Is.EqualTo(trigger));

    [Test]
    public void No_limit_on_places_is_none() => Assert.That(PlaceDecisions.Decide(new(99, 99, Most: 0, BothThere: true)), Is.EqualTo(RelayTrigger.PlaceGranted));

    [TestCase(RelayState.Streaming, 30, RelayTrigger.TransferStalled)]
    [TestCase(RelayState.Streaming, 29.9, null)]
    [TestCase(RelayState.Attaching, 31, null)]
    [TestCase(RelayState.Finishing, 31, null)]
    public void When_nothing_moves(RelayState state, double seconds, RelayTrigger? trigger) =>
        Assert.That(RelayWatch.Check(state, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5 + seconds), Limits.TransferStall), Is.EqualTo(trigger));

    [Test]
    public void No_limit_on_standing_still_is_none() =>
        Assert.That(RelayWatch.Check(RelayState.Streaming, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.Zero), Is.Null);

    [Test]
    public void Bytes_that_are_no_frames_are_kept_for_the_pump_alone([Values] LinkState state, [Values] bool ofSender) =>
        Assert.That(LinkReading.KeepsBytes(state, ofSender), Is.EqualTo(state == LinkState.Attached && ofSender));
}
