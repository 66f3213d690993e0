using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Tests.Simulation.Oracle;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>A file at its sender, against a scripted server and a disk that does what the test says.</summary>
internal sealed class UploadTests : UploadFixture
{
    [Test]
    public void A_file_is_examined_offered_accepted_sent_and_completed()
    {
        var world = UploadIn(UploadState.Verifying);
        world.Server.EndTransfer();

        Assert.That(Statuses(world), Is.EqualTo(["offered", "accepted", "running", "completed"]));
        Assert.That(world.All<TransferEvent>().Last(), Has.Property("Sha256").EqualTo("abcd").And.Property("Bytes").EqualTo(100ul));
        world.FilePort.Verify(files => files.Examine(1, Path), Times.Once);
        world.FilePort.Verify(files => files.Attach(1, ServerEndpoint.Default, ScriptedTransfers.Transfer, new byte[16]), Times.Once);
        world.FilePort.Verify(files => files.Send(1, 40, It.Is<byte[]>(hash => hash.Length == 32)), Times.Once);
        world.FilePort.Verify(files => files.Stop(1), Times.Once);
        Assert.That(world.Server.Statements(), Is.Empty);
    }

    [Test]
    public void The_next_line_waits_until_the_file_is_offered()
    {
        var world = Connected();
        world.Line($"file {Path} bob 40115");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Client.Files.FileExamined(1, "notes.txt", 100);
        world.Server.ConfirmOffer();
        Assert.That(world.LinesWanted, Is.Zero, "the other offer is not answered");
        world.Client.Files.FileExamined(2, "notes.txt", 100);
        Assert.That(world.Server.Read().Single(frame => frame.Action == FrameAction.FileTransfer).Header.DestinationPort, Is.EqualTo(40115));
        world.Server.Say(new Confirmation(world.Server.Handled + 3, StatusCode.UnknownRecipient));

        Assert.That(world.LinesWanted, Is.EqualTo(1));
        Assert.That(Statuses(world), Is.EqualTo(["offered", "failed"]));
        Assert.That(world.All<TransferEvent>().Last().Reason, Is.EqualTo("unknown_recipient"));
    }

    [Test]
    public void An_offer_to_a_group_becomes_one_transfer_for_each_member()
    {
        var world = UploadIn(UploadState.Offering);
        world.Server.ConfirmOffer(new(7, "bob", 40114), new(8, "carol", 40115));
        world.Server.EndTransfer(StatusCode.TransferDeclined, transfer: 8);
        world.Server.Accepted(transfer: 7);

        Assert.That(world.All<TransferEvent>().Select(transfer => $"{transfer.Id} {transfer.Peer} {transfer.Status}"), Is.EqualTo(
            ["1 bob offered", "2 carol offered", "2 carol declined", "1 bob accepted"]));
        world.FilePort.Verify(files => files.Share(2, 1), Times.Once);
    }

    [TestCase(StatusCode.TransferDeclined, "declined")]
    [TestCase(StatusCode.TransferExpired, "expired")]
    [TestCase(StatusCode.TransferCancelled, "cancelled")]
    [TestCase(StatusCode.RecipientGone, "failed")]
    public void An_offer_ends_in_the_word_that_says_how(StatusCode status, string word)
    {
        var world = UploadIn(UploadState.Offered);
        world.Server.EndTransfer(status);

        Assert.That(world.All<TransferEvent>().Last(), Has.Property("Status").EqualTo(word).And.Property("Reason").EqualTo(status.Code()));
        Assert.That(world.Server.Statements(), Is.Empty);
    }

    [TestCase(UploadState.Examining)]
    [TestCase(UploadState.Offering)]
    [TestCase(UploadState.Offered)]
    [TestCase(UploadState.Waiting)]
    [TestCase(UploadState.Attaching)]
    [TestCase(UploadState.Streaming)]
    [TestCase(UploadState.Verifying)]
    public void A_lost_connection_ends_it(UploadState state)
    {
        var world = UploadIn(state);
        world.Server.EndSession();

        AssertEnded(world, "failed", "not_connected");
        Assert.That(world.LinesWanted, Is.EqualTo(1), "the next line waits no longer");
    }

    [TestCase(UploadState.Examining, false, false)]
    [TestCase(UploadState.Offering, false, false)]
    [TestCase(UploadState.Offered, false, true)]
    [TestCase(UploadState.Waiting, false, true)]
    [TestCase(UploadState.Attaching, false, true)]
    [TestCase(UploadState.Attaching, true, true)]
    [TestCase(UploadState.Streaming, false, true)]
    [TestCase(UploadState.Verifying, false, true)]
    public void A_mistake_of_ours_ends_it_and_is_told_when_the_server_knows_of_it(UploadState state, bool isLinkLost, bool told)
    {
        var world = UploadIn(state);
        if (isLinkLost)
            world.Client.Files.FileLinkLost(1, "");
        world.Server.Read();
        var core = Insides.Core(world.Client);
        for (var i = 0; i < 2; i++)
            core.Machines.Fire(core.Transfers.Upload(1)!, UploadTrigger.InternalErrorCaught, TransferHappened.Nothing);
        world.Client.Tick();

        Assert.That(world.Server.Statements(), Is.EqualTo(told ? ["Cancel 244"] : Array.Empty<string>()));
        AssertEnded(world, "failed", "internal_error");
    }

    [Test]
    public void An_answer_to_an_offer_that_was_given_up_changes_nothing_of_it()
    {
        var world = UploadIn(UploadState.Offering);
        var core = Insides.Core(world.Client);
        core.Machines.Fire(core.Transfers.Upload(1)!, UploadTrigger.InternalErrorCaught, TransferHappened.Nothing);
        world.Server.ConfirmOffer();

        AssertEnded(world, "failed", "internal_error");
        Assert.That(core.Transfers.Upload(1)!.Facts.ServerId, Is.Zero);
    }

    [TestCase(UploadState.Offered, true)]
    [TestCase(UploadState.Waiting, true)]
    [TestCase(UploadState.Attaching, true)]
    [TestCase(UploadState.Streaming, true)]
    [TestCase(UploadState.Verifying, false)]
    [TestCase(UploadState.Ended, false)]
    public void It_can_be_cancelled_until_all_is_sent(UploadState state, bool possible)
    {
        var world = UploadIn(state);
        world.Line("cancel 1");

        if (possible)
        {
            AssertEnded(world, "cancelled", "transfer_cancelled");
            Assert.That(world.Server.Statements(), Is.EqualTo(["Cancel 0"]));
        }
        else
        {
            Assert.That(world.Errors(), Is.EqualTo([state == UploadState.Ended ? "no_such_transfer" : "not_permitted_now"]));
            Assert.That(world.Server.Statements(), Is.Empty);
        }
    }

    [Test]
    public void A_disk_that_does_not_answer_holds_up_the_next_line_for_a_while_and_what_is_not_offered_cannot_be_cancelled()
    {
        var world = UploadIn(UploadState.Examining);
        world.AdvancePonging(95);
        world.Line("cancel 1");
        Assert.That(world.Errors(), Is.EqualTo(["no_outcome", "not_permitted_now"]));
        Assert.That(world.All<ErrorEvent>().Last().Text, Is.EqualTo("that is not possible now: the state is examining"));
    }

    [TestCase(UploadState.Waiting)]
    [TestCase(UploadState.Attaching)]
    [TestCase(UploadState.Streaming)]
    [TestCase(UploadState.Verifying)]
    public void The_server_ends_it_in_any_state(UploadState state)
    {
        var world = UploadIn(state);
        world.Server.EndTransfer(StatusCode.TransferStalled);

        AssertEnded(world, "failed", "transfer_stalled");
        Assert.That(world.Server.Statements(), Is.Empty);
    }

    [TestCase(LocalCode.NoSuchFile, "no_such_file")]
    [TestCase(StatusCode.FileNameInvalid, "file_name_invalid")]
    public void A_file_that_cannot_be_sent_is_not_offered(object status, string code)
    {
        var world = UploadIn(UploadState.Examining);
        world.Client.Files.FileFailed(1, Codes.Of((Enum)status), "");

        AssertEnded(world, "failed", code);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        Assert.That(world.Server.Statements(), Is.Empty);
    }

    [Test]
    public void A_refused_offer_is_an_outcome()
    {
        var world = UploadIn(UploadState.Offering);
        world.Server.Answer(FrameAction.FileTransfer, StatusCode.UnknownRecipient);

        AssertEnded(world, "failed", "unknown_recipient");
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void An_offer_without_an_answer_is_given_up_and_a_late_answer_changes_nothing()
    {
        var world = UploadIn(UploadState.Offering);
        world.AdvancePonging(80);
        AssertEnded(world, "failed", "no_answer");
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        world.Server.ConfirmOffer();
        Assert.That(world.State, Is.EqualTo("Connected"));
    }

    [Test]
    public void The_offer_tells_what_the_disk_has_told_of_the_file()
    {
        var world = UploadIn(UploadState.Examining);
        world.Client.Files.FileExamined(1, "notes.txt", 100, new(0x1A4, 7));
        Assert.That(FileOffer.TryRead(world.Server.Expect(FrameAction.FileTransfer).Body, out var offer), Is.True);
        Assert.That(offer.Traits, Is.EqualTo(new FileTraits(0x1A4, 7)));
    }

    [TestCase(StatusCode.UnknownRecipient)]
    [TestCase(StatusCode.RecipientBusy)]
    public void A_late_refusal_of_an_offer_changes_nothing(StatusCode status)
    {
        var world = UploadIn(UploadState.Offering);
        world.AdvancePonging(80);
        world.Server.Answer(FrameAction.FileTransfer, status);
        Assert.That(world.State, Is.EqualTo("Connected"));
        AssertEnded(world, "failed", "no_answer");
    }

    [Test]
    public void A_file_link_that_cannot_be_made_ends_it_and_the_server_hears_of_it()
    {
        var world = UploadIn(UploadState.Attaching);
        world.Client.Files.FileLinkLost(1, "nobody listens there");
        Assert.That(world.Server.Statements(), Is.Empty);
        world.AdvancePonging(2);

        AssertEnded(world, "failed", "not_attached");
        Assert.That(world.All<TransferEvent>().Last().Text, Does.EndWith("(nobody listens there) -- /resume 1 offers it again"));
        Assert.That(world.Server.Statements(), Is.EqualTo(["Cancel 245"]));
    }

    [TestCase(LastWord.ServerEnds, "failed", "recipient_gone")]
    [TestCase(LastWord.Cancel, "cancelled", "transfer_cancelled")]
    [TestCase(LastWord.LinkBreaks, "failed", "not_connected")]
    public void Whatever_comes_first_the_end_of_the_file_link_or_the_servers_word_its_word_counts(LastWord word, string status, string reason)
    {
        var world = UploadIn(UploadState.Attaching);
        world.Client.Files.FileLinkLost(1, "it was closed");
        Assert.That(Statuses(world).Last(), Is.EqualTo("accepted"));
        LastWords.Say(world, word, StatusCode.RecipientGone);

        AssertEnded(world, status, reason);
        Assert.That(world.Server.Statements(), Is.EqualTo(word == LastWord.Cancel ? ["Cancel 0"] : Array.Empty<string>()));
    }

    [Test]
    public void A_file_link_that_takes_too_long_ends_it_and_the_server_hears_of_it()
    {
        var world = UploadIn(UploadState.Attaching);
        world.AdvancePonging(15);

        AssertEnded(world, "failed", "not_attached");
        Assert.That(world.Server.Statements(), Is.EqualTo(["Cancel 245"]));
    }

    [Test]
    public void A_file_that_changes_while_it_is_sent_ends_it_and_the_server_hears_of_it()
    {
        var world = UploadIn(UploadState.Streaming);
        world.Client.Files.FileFailed(1, StatusCode.FileChanged, "it shrank");

        AssertEnded(world, "failed", "file_changed");
        Assert.That(world.Server.Statements(), Is.EqualTo(["Cancel 246"]));
        Assert.That(world.All<TransferEvent>().Last().Text, Does.Contain("it shrank"));
    }

    [Test]
    public void When_the_file_link_breaks_the_server_says_why()
    {
        var world = UploadIn(UploadState.Streaming);
        world.Client.Files.FileLinkLost(1, "reset");
        Assert.That(Statuses(world).Last(), Is.EqualTo("running"));
        world.Server.EndTransfer(StatusCode.DiskFull);

        AssertEnded(world, "failed", "disk_full");
    }

    [Test]
    public void An_outcome_that_nobody_tells_is_not_waited_for_for_ever()
    {
        var world = UploadIn(UploadState.Verifying);
        world.Client.Files.FileLinkLost(1, "it was closed"); // the other side has all: nothing to worry about
        world.AdvancePonging(35);

        AssertEnded(world, "failed", "no_answer");
        Assert.That(world.Server.Statements(), Is.EqualTo(["Cancel 224"]));
    }

    [Test]
    public void What_comes_after_the_end_changes_nothing()
    {
        var world = UploadIn(UploadState.Ended);
        var files = world.Client.Files;
        files.FileExamined(1, "notes.txt", 100);
        files.FileLinkAttached(1);
        files.FileLinkLost(1, "");
        files.FileFailed(1, StatusCode.FileUnreadable, "");
        files.ContentsSent(1, []);
        world.Server.Accepted();
        world.Server.StartTransfer();
        world.Server.EndTransfer(StatusCode.TransferStalled);
        Assert.That(world.State, Is.EqualTo("Connected"));
        world.Server.EndSession();

        AssertEnded(world, "completed", null);
        Assert.That(Statuses(world).Count(status => status == "completed"), Is.EqualTo(1));
    }
}
