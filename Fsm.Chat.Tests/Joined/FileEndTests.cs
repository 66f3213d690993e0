namespace Fsm.Chat.Tests.Joined;

/// <summary>Every way in which a file does not arrive, in every stage: both screens say so, nothing is left on the server, and it can be tried again.</summary>
internal sealed class FileEndTests : FileFixture
{
    [Test]
    public void Whoever_cancels_both_see_it([Values] FileStage stage, [Values] bool bySender)
    {
        BringTo(stage);
        if (stage == FileStage.Verifying)
        {
            (bySender ? Alice : Bob).Type("cancel 1");
            Assert.That((bySender ? Alice : Bob).Errors, Is.EqualTo(["not_permitted_now"]), "all of it is there");
            LetGo();
            AssertEnded("completed", "completed");
            return;
        }

        (bySender ? Alice : Bob).Type(bySender ? "cancel 1" : $"cancel {Bob.Events.OfType<OfferEvent>().Last().Id}");
        var ofOffer = stage == FileStage.Offered && !bySender;
        AssertEnded(ofOffer ? "declined" : "cancelled", ofOffer ? "declined" : "cancelled", OthersIn(stage));
        AssertKept(stage);
    }

    [Test]
    public void When_the_senders_connection_breaks_both_are_told([Values] FileStage stage)
    {
        BringTo(stage);
        Alice.Wire.Break();
        World.Pass(1);
        if (stage == FileStage.Verifying)
        {
            LetGo();
            AssertEnded("failed not_connected", "completed");
            return;
        }

        AssertEnded("failed not_connected", "failed sender_gone", OthersIn(stage));
        AssertKept(stage);
    }

    [Test]
    public void When_the_receivers_connection_breaks_both_are_told([Values] FileStage stage)
    {
        BringTo(stage);
        Bob.Wire.Break();
        World.Pass(1);
        LetGo();
        AssertEnded("failed recipient_gone", stage == FileStage.Verifying ? "completed" : "failed not_connected");
        if (stage == FileStage.Streaming)
            AssertKept(stage);
    }

    [Test]
    public void When_the_server_dies_both_are_told([Values] FileStage stage)
    {
        BringTo(stage);
        World.KillServer();
        World.AddServer("127.0.0.1:7400");
        World.Pass(1);
        LetGo();
        Assert.That(Ends(Alice).Last(), Is.EqualTo("plan.txt failed not_connected"));
        Assert.That(Ends(Bob).Last(), Is.EqualTo(stage == FileStage.Verifying ? "plan.txt completed" : "plan.txt failed not_connected"));
    }

    [Test]
    public void When_a_file_link_breaks_both_are_told_and_go_on_talking([Values] bool ofSender)
    {
        BringTo(FileStage.Streaming);
        (ofSender ? Alice : Bob).Disk.Links.Single().Break();
        World.Pass(3);
        LetGo();

        AssertEnded("failed transfer_interrupted", "failed transfer_interrupted");
        AssertKept(FileStage.Streaming);
        Alice.Type("chat bob", "it broke");
        Assert.That(Alice.Verdicts, Is.EqualTo(["it broke delivered"]));
        Assert.That(World.Server.Figures.Links, Is.EqualTo(2));
    }

    [Test]
    public void A_side_that_does_not_attach_ends_it_for_both()
    {
        BringTo(FileStage.Attaching);
        World.Pass(11);
        AssertEnded("failed not_attached", "failed not_attached");
        Assert.That(World.Server.Figures.Links, Is.EqualTo(2));
    }

    [Test]
    public void What_does_not_move_for_half_a_minute_has_stalled()
    {
        BringTo(FileStage.Streaming);
        World.Pass(29);
        Assert.That(Ends(Alice), Is.Empty);
        World.Pass(2);
        AssertEnded("failed transfer_stalled", "failed transfer_stalled");
        AssertKept(FileStage.Streaming);
    }

    [Test]
    public void After_a_break_only_the_rest_crosses([Values] bool resumed)
    {
        BringTo(FileStage.Streaming);
        Bob.Wire.Break();
        World.Pass(1);
        LetGo();
        Alice.Disk.Sent = 0;

        Alice.Type(resumed ? "resume 1" : "file plan.txt bob");
        Bob.Type("accept");

        Assert.That(Alice.Disk.Sent, Is.EqualTo(50));
        Assert.That(Ends(Alice), Is.EqualTo(["plan.txt failed recipient_gone", "plan.txt completed"]));
        Assert.That(Bob.Disk.Files["plan.txt"], Is.EqualTo(Contents));
        Assert.That(Bob.Disk.Parts, Is.Empty);
        var again = Bob.Events.OfType<TransferEvent>().First(transfer => transfer.Id == "2");
        Assert.That((again.Status, again.Bytes), Is.EqualTo(("accepted", 50ul)));
        Assert.That(again.Text, Does.Contain("50 bytes of it are here already"));
        Assert.That(Alice.Events.OfType<TransferEvent>().Where(transfer => transfer.Id == "2" && transfer.Status == "running" && transfer.Bytes > 0).Min(transfer => transfer.Bytes), Is.EqualTo(60ul));
    }

    [Test]
    public void What_is_there_of_another_file_is_not_built_on()
    {
        BringTo(FileStage.Streaming);
        Alice.Type("cancel 1");
        Alice.Disk.Files["plan.txt"] = Random(7, 100);
        LetGo();
        Alice.Disk.Sent = 0;
        Alice.Type("file plan.txt bob");
        Bob.Type("accept");
        Assert.That(Alice.Disk.Sent, Is.EqualTo(100));
        Assert.That(Bob.Disk.Files["plan.txt"], Is.EqualTo(Random(7, 100)));
    }

    // Carol's, which keep alice's waiting.
    private static int OthersIn(FileStage stage) => stage == FileStage.Waiting ? 4 : 0;

    private void AssertKept(FileStage stage)
    {
        Assert.That(Bob.Disk.Files, Is.Empty);
        if (stage == FileStage.Streaming)
            Assert.That(Bob.Disk.Parts["plan.txt"], Is.EqualTo(Contents[..50]));
    }
}
