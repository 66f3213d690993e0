namespace Fsm.Chat.Tests.Server;

/// <summary>However a transfer ends, each side that is still there hears of one outcome, and nothing is left of it.</summary>
public sealed class TransferEndTests : TransferFixture
{
    [Test]
    public void A_report_ends_it_for_the_sender(
        [Values(RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values(StatusCode.Ok, StatusCode.ContentsDiffer, StatusCode.DiskFull)] StatusCode status)
    {
        Scene.Bring(state);

        Bob.Report(Scene.Transfer, status);

        Scene.AssertEnded(status, null);
    }

    [Test]
    public void Either_side_gives_it_up(
        [Values(RelayState.Offered, RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values] bool bySender)
    {
        Scene.Bring(state);

        (bySender ? Alice : Bob).Cancel(Scene.Transfer);

        Scene.AssertEnded(bySender ? null : StatusCode.TransferCancelled, bySender ? StatusCode.TransferCancelled : null);
    }

    [TestCase(true, StatusCode.FileUnreadable)]
    [TestCase(false, StatusCode.DiskFull)]
    public void The_reason_is_passed_on(bool bySender, StatusCode why)
    {
        Scene.Bring(RelayState.Streaming);

        (bySender ? Alice : Bob).Cancel(Scene.Transfer, why);

        Scene.AssertEnded(bySender ? null : why, bySender ? why : null);
    }

    [Test]
    public void Either_side_disconnects(
        [Values(RelayState.Offered, RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values] bool sender)
    {
        Scene.Bring(state);

        (sender ? Alice : Bob).Drop();

        if (sender)
            Scene.ForgetOthers(); // those that held her places are over too
        Scene.AssertEnded(sender ? null : StatusCode.RecipientGone, sender ? StatusCode.SenderGone : null);
    }

    [Test]
    public void One_in_which_nothing_moves_ends_for_both_after_thirty_seconds()
    {
        Scene.Bring(RelayState.Streaming);
        Scene.Server.Pass(TimeSpan.FromSeconds(20));
        Scene.AliceLink.Relay!.Value.Transfer.NoteProgress(Scene.Server.Hub.Now);
        Scene.Server.Pass(TimeSpan.FromSeconds(29.5));
        Alice.ExpectNothingAboutFiles();

        Scene.Server.Pass(TimeSpan.FromSeconds(1));

        Scene.AssertEnded(StatusCode.TransferStalled, StatusCode.TransferStalled);
    }

    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void A_link_that_ends_takes_the_other_one_with_it_and_the_report_is_waited_for(bool ofSender, bool inOrder)
    {
        Scene.Bring(RelayState.Streaming);
        var link = ofSender ? Scene.AliceLink : Scene.BobLink;

        if (inOrder)
            link.EndInput();
        else
            link.Drop();

        Assert.That((Scene.AliceLink.IsReleased, Scene.BobLink.IsReleased), Is.EqualTo((true, true)));
        Alice.ExpectNothingAboutFiles();
        Scene.Server.Pass(TimeSpan.FromSeconds(29));
        Bob.Report(Scene.Transfer);
        Scene.AssertEnded(StatusCode.Ok, null);
    }

    [Test]
    public void A_mistake_of_ours_about_a_link_ends_both_at_once_and_the_report_is_waited_for([Values] bool ofSender)
    {
        Scene.Bring(RelayState.Streaming);
        var (broken, other) = ofSender ? (Scene.AliceLink, Scene.BobLink) : (Scene.BobLink, Scene.AliceLink);

        Scene.Server.Meet((_, machines) => machines.Fire(broken.Link, LinkTrigger.InternalErrorCaught));

        Assert.That((broken.IsAborted, other.IsReleased), Is.EqualTo((true, true)));
        Bob.Report(Scene.Transfer);
        Scene.AssertEnded(StatusCode.Ok, null);
    }

    [Test]
    public void A_report_that_does_not_come_ends_it_for_both()
    {
        Scene.Bring(RelayState.Finishing);
        Scene.Server.Pass(TimeSpan.FromSeconds(29.5));
        Alice.ExpectNothingAboutFiles();

        Scene.Server.Pass(TimeSpan.FromSeconds(1));

        Scene.AssertEnded(StatusCode.TransferInterrupted, StatusCode.TransferInterrupted);
    }

    [Test]
    public void People_who_talk_to_each_other_can_send_files_meanwhile()
    {
        Alice.SendOpen("bob");
        Bob.SendOpen("alice");
        Alice.TakeAll();
        Bob.TakeAll();
        Scene.Bring(RelayState.Streaming);

        Bob.Report(Scene.Transfer);

        Scene.AssertEnded(StatusCode.Ok, null);
    }

    [Test]
    public void What_both_say_at_once_ends_it_once()
    {
        Scene.Bring(RelayState.Streaming);

        Alice.Cancel(Scene.Transfer);
        Bob.Report(Scene.Transfer);
        Scene.AliceLink.EndInput();

        Scene.AssertEnded(null, StatusCode.TransferCancelled);
    }

    [Test]
    public void A_server_that_stops_ends_all()
    {
        Scene.Bring(RelayState.Streaming);

        Scene.Server.Hub.Stop();
        foreach (var peer in (ScriptedPeer[])[Alice, Bob])
        {
            Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
            peer.EndInput();
        }

        Assert.That(Scene.Server.Hub.Stopped.IsCompleted, Is.True);
        Assert.That((Scene.AliceLink.IsReleased, Scene.BobLink.IsReleased), Is.EqualTo((true, true)));
        Assert.That((Scene.AliceLink.Link.Reason, Scene.Server.Hub.Figures.OpenTransfers), Is.EqualTo((CloseReason.TransferOver, 0)));
    }

    [Test]
    public void A_mistake_of_ours_ends_it_for_both_and_nothing_else(
        [Values(RelayState.Offered, RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state)
    {
        Scene.Bring(state);

        Scene.Server.Meet((facts, machines) => machines.Fire(facts.Transfers.Find(Scene.Transfer)!, RelayTrigger.InternalErrorCaught));

        Scene.AssertEnded(StatusCode.TransferInterrupted, StatusCode.TransferInterrupted);
    }

    [Test]
    public void A_new_one_takes_the_place_of_one_that_is_over(
        [Values(RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state)
    {
        Scene.Bring(state);
        for (var i = 0; i < Limits.RunningTransfers; i++)
        {
            Bob.Accept(Alice.OfferTo("bob"));
            Alice.ExpectAccepted();
            if (i < Limits.RunningTransfers - 1)
                Alice.ExpectStart();
        }

        Alice.ExpectNothingAboutFiles();
        Bob.Cancel(Scene.Transfer);

        Alice.ExpectEnded();
        Assert.That(Alice.ExpectStart().Transfer, Is.EqualTo(Scene.Transfer + Limits.RunningTransfers));
    }
}
