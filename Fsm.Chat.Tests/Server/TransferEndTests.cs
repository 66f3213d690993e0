using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server;

/// <summary>However a transfer ends, each side that is still there hears of one outcome, and nothing is left of it.</summary>
public sealed class TransferEndTests
{
    private TransferScene _scene = null!;

    [SetUp]
    public void Start() => _scene = new();

    [TearDown]
    public void No_step_was_a_bug() => _scene.Dispose();

    [Test]
    public void A_report_ends_it_for_the_sender(
        [Values(RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values(StatusCode.Ok, StatusCode.ContentsDiffer, StatusCode.DiskFull)] StatusCode status)
    {
        _scene.Bring(state);

        _scene.Bob.Report(_scene.Transfer, status);

        _scene.AssertEnded(status, null);
    }

    [Test]
    public void Either_side_gives_it_up(
        [Values(RelayState.Offered, RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values] bool bySender)
    {
        _scene.Bring(state);

        (bySender ? _scene.Alice : _scene.Bob).Cancel(_scene.Transfer);

        _scene.AssertEnded(bySender ? null : StatusCode.TransferCancelled, bySender ? StatusCode.TransferCancelled : null);
    }

    [TestCase(true, StatusCode.FileUnreadable)]
    [TestCase(false, StatusCode.DiskFull)]
    public void The_reason_is_passed_on(bool bySender, StatusCode why)
    {
        _scene.Bring(RelayState.Streaming);

        (bySender ? _scene.Alice : _scene.Bob).Cancel(_scene.Transfer, why);

        _scene.AssertEnded(bySender ? null : why, bySender ? why : null);
    }

    [Test]
    public void Either_side_disconnects(
        [Values(RelayState.Offered, RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values] bool sender)
    {
        _scene.Bring(state);

        (sender ? _scene.Alice : _scene.Bob).Drop();

        if (sender)
            _scene.ForgetOthers(); // those that held her places are over too
        _scene.AssertEnded(sender ? null : StatusCode.RecipientGone, sender ? StatusCode.SenderGone : null);
    }

    [Test]
    public void One_in_which_nothing_moves_ends_for_both_after_thirty_seconds()
    {
        _scene.Bring(RelayState.Streaming);
        _scene.Server.Pass(TimeSpan.FromSeconds(20));
        _scene.AliceLink.Relay!.Value.Transfer.NoteProgress(_scene.Server.Hub.Now);
        _scene.Server.Pass(TimeSpan.FromSeconds(29.5));
        _scene.Alice.ExpectNothingAboutFiles();

        _scene.Server.Pass(TimeSpan.FromSeconds(1));

        _scene.AssertEnded(StatusCode.TransferStalled, StatusCode.TransferStalled);
    }

    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void A_link_that_ends_takes_the_other_one_with_it_and_the_report_is_waited_for(bool ofSender, bool inOrder)
    {
        _scene.Bring(RelayState.Streaming);
        var link = ofSender ? _scene.AliceLink : _scene.BobLink;

        if (inOrder)
            link.EndInput();
        else
            link.Drop();

        Assert.That((_scene.AliceLink.IsReleased, _scene.BobLink.IsReleased), Is.EqualTo((true, true)));
        _scene.Alice.ExpectNothingAboutFiles();
        _scene.Server.Pass(TimeSpan.FromSeconds(29));
        _scene.Bob.Report(_scene.Transfer);
        _scene.AssertEnded(StatusCode.Ok, null);
    }

    [Test]
    public void A_report_that_does_not_come_ends_it_for_both()
    {
        _scene.Bring(RelayState.Finishing);
        _scene.Server.Pass(TimeSpan.FromSeconds(29.5));
        _scene.Alice.ExpectNothingAboutFiles();

        _scene.Server.Pass(TimeSpan.FromSeconds(1));

        _scene.AssertEnded(StatusCode.TransferInterrupted, StatusCode.TransferInterrupted);
    }

    [Test]
    public void People_who_talk_to_each_other_can_send_files_meanwhile()
    {
        _scene.Alice.SendOpen("bob");
        _scene.Bob.SendOpen("alice");
        _scene.Alice.TakeAll();
        _scene.Bob.TakeAll();
        _scene.Bring(RelayState.Streaming);

        _scene.Bob.Report(_scene.Transfer);

        _scene.AssertEnded(StatusCode.Ok, null);
    }

    [Test]
    public void What_both_say_at_once_ends_it_once()
    {
        _scene.Bring(RelayState.Streaming);

        _scene.Alice.Cancel(_scene.Transfer);
        _scene.Bob.Report(_scene.Transfer);
        _scene.AliceLink.EndInput();

        _scene.AssertEnded(null, StatusCode.TransferCancelled);
    }

    [Test]
    public void A_server_that_stops_ends_all()
    {
        _scene.Bring(RelayState.Streaming);

        _scene.Server.Hub.Stop();
        foreach (var peer in (ScriptedPeer[])[_scene.Alice, _scene.Bob])
        {
            Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
            peer.EndInput();
        }

        Assert.That(_scene.Server.Hub.Stopped.IsCompleted, Is.True);
        Assert.That((_scene.AliceLink.IsReleased, _scene.BobLink.IsReleased), Is.EqualTo((true, true)));
        Assert.That((_scene.AliceLink.Link.Reason, _scene.Server.Hub.Figures.OpenTransfers), Is.EqualTo((CloseReason.TransferOver, 0)));
    }

    [Test]
    public void A_new_one_takes_the_place_of_one_that_is_over(
        [Values(RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state)
    {
        _scene.Bring(state);
        for (var i = 0; i < Limits.RunningTransfers; i++)
        {
            _scene.Bob.Accept(_scene.Alice.OfferTo("bob"));
            _scene.Alice.ExpectAccepted();
            if (i < Limits.RunningTransfers - 1)
                _scene.Alice.ExpectStart();
        }

        _scene.Alice.ExpectNothingAboutFiles();
        _scene.Bob.Cancel(_scene.Transfer);

        _scene.Alice.ExpectEnded();
        Assert.That(_scene.Alice.ExpectStart().Transfer, Is.EqualTo(_scene.Transfer + Limits.RunningTransfers));
    }
}
