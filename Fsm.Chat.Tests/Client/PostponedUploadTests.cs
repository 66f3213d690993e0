using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Tests.Simulation.Oracle;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>An offer that comes only too early waits its turn.</summary>
internal sealed class PostponedUploadTests : UploadFixture
{
    [TestCase(StatusCode.RecipientBusy)]
    [TestCase(StatusCode.TooManyTransfers)]
    public void What_is_too_much_now_is_offered_again_and_said_once(StatusCode status)
    {
        var world = Postponed(status);
        Assert.That(world.All<TransferEvent>().Select(transfer => (transfer.Status, transfer.Reason)), Is.EqualTo([("postponed", status.Code())]));
        world.Advance(Limits.LongestBackOff.TotalSeconds);
        world.Server.Answer(FrameAction.FileTransfer, status);
        world.Advance(Limits.LongestBackOff.TotalSeconds);
        world.Server.ConfirmOffer();

        Assert.That(Statuses(world), Is.EqualTo(["postponed", "offered"]));
        world.FilePort.Verify(files => files.Examine(It.IsAny<long>(), It.IsAny<string>()), Times.Once, "it is looked at once");
    }

    [Test]
    public void It_is_not_offered_for_ever()
    {
        var world = Postponed();
        for (var asked = 1; asked < Limits.OfferTries; asked++)
        {
            world.AdvancePonging((int)Limits.LongestBackOff.TotalSeconds);
            world.Server.Answer(FrameAction.FileTransfer, StatusCode.RecipientBusy);
        }

        AssertEnded(world, "failed", "recipient_busy");
        world.AdvancePonging((int)Limits.LongestBackOff.TotalSeconds);
        Assert.That(world.Server.Count(FrameAction.FileTransfer), Is.Zero);
    }

    [Test]
    public void The_next_line_does_not_wait_and_the_list_says_what_does()
    {
        var world = Postponed();
        world.Line("transfers");
        Assert.That(world.All<NoticeEvent>().Last().Text, Does.StartWith("1  \"notes.txt\" to bob  waits to be offered"));
    }

    [Test]
    public void It_can_be_given_up()
    {
        var world = Postponed();
        world.Line("cancel 1");
        AssertEnded(world, "cancelled", "transfer_cancelled");
        world.Advance(Limits.LongestBackOff.TotalSeconds);
        Assert.That(world.Server.Statements(), Is.Empty);
    }

    [Test]
    public void While_it_is_being_offered_again_it_cannot_be_given_up()
    {
        var world = Postponed();
        world.Advance(Limits.LongestBackOff.TotalSeconds);
        world.Line("cancel 1");
        Assert.That(world.Errors(), Is.EqualTo(["not_permitted_now"]));
        world.Server.ConfirmOffer();
        Assert.That(Statuses(world).Last(), Is.EqualTo("offered"));
    }

    [TestCaseSource(nameof(Ends))]
    public void When_a_transfer_is_over_the_oldest_that_waits_for_that_person_is_offered(UploadState state, bool isCancelled)
    {
        var world = UploadIn(state == UploadState.Unattached ? UploadState.Attaching : state);
        if (state == UploadState.Unattached)
            world.Client.Files.FileLinkLost(1, "");
        Postpone(world, 2, "carol");
        Postpone(world, 3, "bob");
        Postpone(world, 4, "bob");
        if (isCancelled)
            world.Line("cancel 1");
        else
            world.Server.EndTransfer();
        Assert.That(Insides.Core(world.Client).Transfers.Uploads.Select(upload => upload.State), Is.EqualTo([UploadState.Ended, UploadState.Postponed, UploadState.Offering, UploadState.Postponed]));
    }

    private static IEnumerable<TestCaseData> Ends =>
        from state in (UploadState[])[UploadState.Offered, UploadState.Waiting, UploadState.Attaching, UploadState.Streaming, UploadState.Verifying, UploadState.Unattached]
        from isCancelled in (bool[])[false, true]
        where !isCancelled || state != UploadState.Verifying
        select new TestCaseData(state, isCancelled);

    [Test]
    public void When_a_transfer_ends_one_to_somebody_else_may_have_waited_for_it()
    {
        var world = Connected();
        Offer(world, 1, "bob").ConfirmOffer();
        Postpone(world, 2, "carol");
        world.Server.EndTransfer();
        world.Server.ConfirmOffer(new OfferedTransfer(8, "carol", 40115));
        Assert.That(Statuses(world), Is.EqualTo(["offered", "postponed", "completed", "offered"]));
    }

    [Test]
    public void The_end_of_input_waits_for_it()
    {
        var world = Postponed();
        world.Client.InputEnded();
        world.AdvancePonging((int)Limits.LongestBackOff.TotalSeconds);
        world.Server.ConfirmOffer();
        Assert.That(world.ExitCode, Is.Null);
        world.Server.EndTransfer();
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.Zero);
    }

    [Test]
    public void It_ends_with_the_session()
    {
        var world = Postponed();
        world.Server.EndSession();
        AssertEnded(world, "failed", "not_connected");
    }

    private ClientWorld Postponed(StatusCode status = StatusCode.RecipientBusy)
    {
        var world = UploadIn(UploadState.Offering);
        world.Server.Answer(FrameAction.FileTransfer, status);
        return world;
    }

    private static void Postpone(ClientWorld world, long number, string to) => Offer(world, number, to).Answer(FrameAction.FileTransfer, StatusCode.RecipientBusy);

    private static ScriptedServer Offer(ClientWorld world, long number, string to)
    {
        world.Line($"file {Path} {to}");
        world.Client.Files.FileExamined(number, "notes.txt", 100);
        return world.Server;
    }
}
