using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Tests.Simulation.Oracle;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>A file at its receiver, against a scripted server and a disk that does what the test says.</summary>
internal sealed class DownloadTests : DownloadFixture
{
    [Test]
    public void An_offer_is_shown_accepted_taken_checked_and_completed()
    {
        var world = DownloadIn(DownloadState.Verifying);
        world.Client.Files.FileStored(1, "/downloads/notes.txt", [0xab]);

        Assert.That(world.All<OfferEvent>().Single(), Has.Property("From").EqualTo("bob").And.Property("File").EqualTo("notes.txt").And.Property("Size").EqualTo(100ul));
        Assert.That(Statuses(world), Is.EqualTo(["accepted", "running", "completed"]));
        Assert.That(world.All<TransferEvent>().Last(), Has.Property("Path").EqualTo("/downloads/notes.txt").And.Property("Sha256").EqualTo("ab"));
        Assert.That(world.Server.Statements(), Is.EqualTo(["Accept 40", "Report 0"]));
        world.FilePort.Verify(files => files.Prepare(1, "notes.txt", 100, default), Times.Once);
        world.FilePort.Verify(files => files.Attach(1, ServerEndpoint.Default, ScriptedTransfers.Transfer, new byte[16]), Times.Once);
        world.FilePort.Verify(files => files.Take(1), Times.Once);
        world.FilePort.Verify(files => files.Store(1), Times.Once);
        world.FilePort.Verify(files => files.Stop(1), Times.Once);
    }

    [Test]
    public void A_declined_offer_is_told_and_over()
    {
        var world = DownloadIn(DownloadState.Offered);
        world.Line("decline 1");

        AssertEnded(world, "declined", "transfer_declined");
        Assert.That(world.Server.Statements(), Is.EqualTo(["Decline 0"]));
        AssertNothingAsked(world);
    }

    [Test]
    public void Accepting_or_declining_twice_is_an_error()
    {
        var world = DownloadIn(DownloadState.Preparing);
        world.Line("accept 1");
        world.Line("decline 1");
        Assert.That(world.Errors(), Is.EqualTo(["no_such_request", "no_such_request"]));
    }

    [TestCase(StatusCode.TransferExpired, "expired")]
    [TestCase(StatusCode.TransferCancelled, "cancelled")]
    [TestCase(StatusCode.SenderGone, "failed")]
    public void An_offer_can_end_before_it_is_answered(StatusCode status, string word)
    {
        var world = DownloadIn(DownloadState.Offered);
        world.Server.EndTransfer(status);

        AssertEnded(world, word, status.Code());
        AssertNothingAsked(world);
    }

    [TestCase(DownloadState.Offered)]
    [TestCase(DownloadState.Preparing)]
    [TestCase(DownloadState.Waiting)]
    [TestCase(DownloadState.Attaching)]
    [TestCase(DownloadState.Streaming)]
    public void A_lost_connection_ends_it(DownloadState state)
    {
        var world = DownloadIn(state);
        world.Server.EndSession();

        AssertEnded(world, "failed", "not_connected");
        AssertNothingAsked(world);
    }

    [TestCase(DownloadState.Offered)]
    [TestCase(DownloadState.Preparing)]
    [TestCase(DownloadState.Waiting)]
    [TestCase(DownloadState.Attaching)]
    [TestCase(DownloadState.Streaming)]
    public void The_server_ends_it(DownloadState state)
    {
        var world = DownloadIn(state);
        world.Server.Read();
        world.Server.EndTransfer(StatusCode.TransferCancelled);

        AssertEnded(world, "cancelled", "transfer_cancelled");
        Assert.That(world.Server.Statements(), Is.Empty);
    }

    [TestCase(DownloadState.Offered, "Decline 0", "declined")]
    [TestCase(DownloadState.Preparing, "Decline 0", "cancelled")]
    [TestCase(DownloadState.Waiting, "Cancel 0", "cancelled")]
    [TestCase(DownloadState.Attaching, "Cancel 0", "cancelled")]
    [TestCase(DownloadState.Streaming, "Cancel 0", "cancelled")]
    public void It_can_be_cancelled_until_all_has_come(DownloadState state, string told, string word)
    {
        var world = DownloadIn(state);
        world.Server.Read();
        world.Line("cancel 1");

        Assert.That(world.Server.Statements(), Is.EqualTo([told]));
        AssertEnded(world, word, $"transfer_{word}");
        AssertNothingAsked(world);
    }

    [TestCase(DownloadState.Offered, false, "Decline 244")]
    [TestCase(DownloadState.Preparing, false, "Decline 244")]
    [TestCase(DownloadState.Waiting, false, "Cancel 244")]
    [TestCase(DownloadState.Attaching, false, "Cancel 244")]
    [TestCase(DownloadState.Attaching, true, "Cancel 244")]
    [TestCase(DownloadState.Streaming, false, "Report 244")]
    [TestCase(DownloadState.Streaming, true, "Report 244")]
    [TestCase(DownloadState.Verifying, false, "Report 244")]
    public void A_mistake_of_ours_ends_it_and_is_told_once(DownloadState state, bool isLinkLost, string told)
    {
        var world = DownloadIn(state);
        if (isLinkLost)
            world.Client.Files.FileLinkLost(1, "");
        world.Server.Read();
        var core = Insides.Core(world.Client);
        for (var i = 0; i < 2; i++)
            core.Machines.Fire(core.Transfers.Download(1)!, DownloadTrigger.InternalErrorCaught, TransferHappened.Nothing);
        world.Client.Tick();

        Assert.That(world.Server.Statements(), Is.EqualTo([told]));
        AssertEnded(world, "failed", "internal_error");
        AssertNothingAsked(world);
    }

    [Test]
    public void A_file_that_is_stored_after_the_end_changes_nothing_of_it()
    {
        var world = DownloadIn(DownloadState.Streaming);
        world.Line("cancel 1");
        world.Client.Files.FileStored(1, "/downloads/notes.txt", [0xab]);

        Assert.That(Insides.Core(world.Client).Transfers.Download(1)!.Facts, Has.Property("Path").Empty.And.Property("Hash").Empty);
    }

    [Test]
    public void Progress_that_was_on_its_way_when_it_ended_is_not_told()
    {
        var world = DownloadIn(DownloadState.Streaming);
        world.Line("cancel 1");
        world.Client.Files.FileProgressed(1, 50);

        Assert.That(Statuses(world).Last(), Is.EqualTo("cancelled"));
    }

    [TestCase(DownloadState.Verifying, "not_permitted_now")]
    [TestCase(DownloadState.Ended, "no_such_transfer")]
    public void It_cannot_be_cancelled_any_more(DownloadState state, string code)
    {
        var world = DownloadIn(state);
        world.Line("cancel 1");
        Assert.That(world.Errors(), Is.EqualTo([code]));
    }

    [Test]
    public void A_place_that_cannot_be_made_declines_the_offer_and_says_why()
    {
        var world = DownloadIn(DownloadState.Preparing);
        world.Client.Files.FileFailed(1, StatusCode.FileUnwritable, "read-only");

        AssertEnded(world, "failed", "file_unwritable");
        Assert.That(world.Server.Statements(), Is.EqualTo(["Decline 248"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_file_link_that_is_not_made_ends_it_and_the_server_hears_of_it(bool inTime)
    {
        var world = DownloadIn(DownloadState.Attaching);
        world.Server.Read();
        if (inTime)
            LoseLink(world, "nobody listens there");
        else
            world.AdvancePonging(15);

        AssertEnded(world, "failed", "not_attached");
        Assert.That(world.All<TransferEvent>().Last().Text.Contains("(nobody listens there)", StringComparison.Ordinal), Is.EqualTo(inTime));
        Assert.That(world.Server.Statements(), Is.EqualTo(["Cancel 245"]));
    }

    [TestCase(DownloadState.Streaming, StatusCode.DiskFull)]
    [TestCase(DownloadState.Verifying, StatusCode.ContentsDiffer)]
    public void A_failure_is_reported(DownloadState state, StatusCode status)
    {
        var world = DownloadIn(state);
        world.Server.Read();
        world.Client.Files.FileFailed(1, status, "");

        AssertEnded(world, "failed", status.Code());
        Assert.That(world.Server.Statements(), Is.EqualTo([$"Report {(ushort)status}"]));
    }

    [Test]
    public void A_file_link_that_breaks_in_the_middle_is_reported()
    {
        var world = DownloadIn(DownloadState.Streaming);
        world.Server.Read();
        LoseLink(world, "reset");

        AssertEnded(world, "failed", "transfer_interrupted");
        Assert.That(world.All<TransferEvent>().Last().Text, Does.EndWith("(reset) -- ask bob to offer it again"));
        Assert.That(world.Server.Statements(), Is.EqualTo(["Report 244"]));
    }

    [Test]
    public void Whatever_comes_first_the_end_of_the_file_link_or_the_servers_word_its_word_counts(
        [Values(DownloadState.Attaching, DownloadState.Streaming)] DownloadState state, [Values] LastWord word)
    {
        var world = DownloadIn(state);
        world.Server.Read();
        world.Client.Files.FileLinkLost(1, "it was closed");
        Assert.That(Statuses(world).Last(), Is.EqualTo(state == DownloadState.Attaching ? "accepted" : "running"));
        LastWords.Say(world, word, StatusCode.SenderGone);

        var (status, reason) = word switch
        {
            LastWord.ServerEnds => ("failed", "sender_gone"),
            LastWord.Cancel => ("cancelled", "transfer_cancelled"),
            _ => ("failed", "not_connected"),
        };
        AssertEnded(world, status, reason);
        Assert.That(world.All<TransferEvent>().Last().Text, Does.Not.Contain("it was closed"));
        Assert.That(world.Server.Statements(), Is.EqualTo(word == LastWord.Cancel ? ["Cancel 0"] : Array.Empty<string>()));
    }

    [Test]
    public void When_all_has_come_nothing_can_stop_it_any_more()
    {
        var world = DownloadIn(DownloadState.Verifying);
        world.Client.Files.FileLinkLost(1, "it was closed");
        world.Server.EndTransfer(StatusCode.SenderGone);
        Assert.That(world.State, Is.EqualTo("Connected"));
        world.Server.EndSession();
        world.Client.Files.FileStored(1, "/downloads/notes.txt", []);

        AssertEnded(world, "completed", null);
    }

    [Test]
    public void What_comes_after_the_end_changes_nothing()
    {
        var world = DownloadIn(DownloadState.Ended);
        var files = world.Client.Files;
        files.FilePrepared(1, 0, new byte[32]);
        files.FileLinkAttached(1);
        files.ContentsTaken(1);
        files.FileStored(1, "", []);
        files.FileFailed(1, StatusCode.DiskFull, "");
        files.FileLinkLost(1, "");
        world.Server.StartTransfer();
        world.Server.EndTransfer(StatusCode.TransferStalled);
        Assert.That(world.State, Is.EqualTo("Connected"));
        world.Server.EndSession();

        AssertEnded(world, "completed", null);
    }

    [Test]
    public void Only_its_sender_can_offer_a_file_again()
    {
        var world = DownloadIn(DownloadState.Ended);
        world.Line("resume 1");
        Assert.That(world.All<ErrorEvent>().Single(), Has.Property("Code").EqualTo("no_such_transfer").And.Property("Next").EqualTo("ask bob"));
    }

    [Test]
    public void The_end_of_input_waits_for_a_file_that_comes_and_not_for_one_that_nobody_can_accept_any_more()
    {
        var world = DownloadIn(DownloadState.Streaming);
        world.Server.Offer(transfer: 8);
        world.Client.InputEnded();
        Assert.That(world.State, Is.EqualTo("Connected"));
        world.Client.Files.ContentsTaken(1);
        world.Client.Files.FileStored(1, "/downloads/notes.txt", []);
        Assert.That(world.State, Is.EqualTo("Disconnecting"));
    }

    // The server says nothing about it in time.
    private static void LoseLink(ClientWorld world, string why)
    {
        world.Client.Files.FileLinkLost(1, why);
        Assert.That(world.Server.Statements(), Is.Empty);
        world.AdvancePonging(2);
    }
}
