namespace Fsm.Chat.Tests.Joined;

/// <summary>Files that arrive, core against core, beside everything else that two people do.</summary>
internal sealed class FileTests : FileFixture
{
    [Test]
    public void An_accepted_file_arrives_and_both_are_told_the_same_hash()
    {
        Alice.Type("file plan.txt bob");
        var offer = Bob.Events.OfType<OfferEvent>().Single();
        Assert.That((offer.From, offer.File, offer.Size), Is.EqualTo(("alice", "plan.txt", 100ul)));
        Bob.Type($"accept {offer.Id}");

        AssertEnded("completed", "completed");
        Assert.That(Story(Alice), Is.EqualTo(["offered", "accepted", "running", "completed"]));
        Assert.That(Story(Bob), Is.EqualTo(["accepted", "running", "completed"]));
        Assert.That(Bob.Disk.Files["plan.txt"], Is.EqualTo(Contents));
        foreach (var client in new[] { Alice, Bob })
            Assert.That(client.Events.OfType<TransferEvent>().Last(), Has.Property("Sha256").EqualTo(HashOf(Contents)).And.Property("Bytes").EqualTo(100ul));
        Assert.That(World.Server.Figures.Links, Is.EqualTo(2), "the file links are gone");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(10)]
    public void A_small_file_arrives_too(int length)
    {
        Alice.Disk.Files["plan.txt"] = Random(2, length);
        Alice.Type("file plan.txt bob");
        Bob.Type("accept");
        AssertEnded("completed", "completed");
        Assert.That(Bob.Disk.Files["plan.txt"], Is.EqualTo(Random(2, length)));
    }

    [Test]
    public void A_declined_offer_is_told()
    {
        Alice.Type("file plan.txt bob");
        Bob.Type("decline");
        AssertEnded("declined", "declined");
    }

    [Test]
    public void An_offer_that_nobody_answers_expires_after_a_minute()
    {
        Alice.Type("file plan.txt bob");
        World.Pass(59);
        Assert.That(Ends(Alice), Is.Empty);
        World.Pass(2);
        AssertEnded("expired", "expired");
        Bob.Type("accept");
        Assert.That(Bob.Errors, Is.EqualTo(["nothing_asked"]));
    }

    [Test]
    public void A_port_is_a_destination_and_a_file_that_is_not_there_is_told()
    {
        var port = Alice.Events.OfType<UsersEvent>().First();
        Alice.Type("users");
        port = Alice.Events.OfType<UsersEvent>().Last();
        Alice.Type($"file plan.txt {port.Users.Single(user => user.Name == "bob").Port}", "file nothing.txt bob");
        Bob.Type("accept");
        Assert.That(Ends(Alice), Is.EquivalentTo(["plan.txt completed", "nothing.txt failed no_such_file"]));
    }

    [Test]
    public void Of_a_group_one_accepts_one_declines_one_stays_silent_and_each_has_an_outcome()
    {
        var (carol, dave) = (World.Join("carol"), World.Join("dave"));
        Alice.Type("group team bob carol dave");
        foreach (var member in new[] { Bob, carol, dave })
            member.Type("accept team");
        Alice.Type("file plan.txt team");
        Bob.Type("accept");
        carol.Type("decline");
        World.Pass(61);

        var ends = Alice.Events.OfType<TransferEvent>().Where(transfer => transfer.Status is "completed" or "declined" or "expired");
        Assert.That(ends.Select(transfer => $"{transfer.Peer}@{transfer.Group} {transfer.Status}"), Is.EqualTo(["bob@team completed", "carol@team declined", "dave@team expired"]));
        Assert.That((Ends(Bob).Single(), Ends(carol).Single(), Ends(dave).Single()), Is.EqualTo(("plan.txt completed", "plan.txt declined", "plan.txt expired")));
        Assert.That(Bob.Disk.Files["plan.txt"], Is.EqualTo(Contents));
        Assert.That(World.Server.Figures.OpenTransfers, Is.Zero);
    }

    [Test]
    public void More_than_four_at_once_wait_and_run_in_their_turn()
    {
        Alice.Disk.Pieces = 0;
        for (var i = 1; i <= 7; i++)
        {
            Alice.Disk.Files[$"f{i}"] = Random(i, 30);
            Alice.Type($"file f{i} bob");
            Bob.Type("accept");
        }

        Assert.That(Bob.Disk.Links, Has.Count.EqualTo(4));
        Alice.Type("cancel 2");
        Assert.That(Bob.Disk.Links, Has.Count.EqualTo(5), "the fifth takes the place that came free");
        LetGo();

        Assert.That(Ends(Alice), Has.Exactly(6).EndsWith("completed").And.Exactly(1).EqualTo("f2 cancelled"));
        foreach (var i in new[] { 1, 3, 4, 5, 6, 7 })
            Assert.That(Bob.Disk.Files[$"f{i}"], Is.EqualTo(Random(i, 30)));
        Assert.That((World.Server.Figures.OpenTransfers, World.Server.Figures.Links), Is.EqualTo((0, 2)));
    }

    [Test]
    public void Files_cross_in_both_directions_at_once()
    {
        Bob.Disk.Files["answer.txt"] = Random(3, 80);
        (Alice.Disk.Pieces, Bob.Disk.Pieces) = (3, 3);
        Alice.Type("file plan.txt bob");
        Bob.Type("file answer.txt alice", "accept");
        Alice.Type("accept");
        Assert.That((Alice.Disk.Sent, Bob.Disk.Sent), Is.EqualTo((30, 30)), "both are in the middle");
        (Alice.Disk.Pieces, Bob.Disk.Pieces) = (100, 100);
        World.Run();

        Assert.That(Ends(Alice), Is.EquivalentTo(["plan.txt completed", "answer.txt completed"]));
        Assert.That(Ends(Bob), Is.EquivalentTo(Ends(Alice)));
        Assert.That(Alice.Disk.Files["answer.txt"], Is.EqualTo(Random(3, 80)));
    }

    [Test]
    public void Two_files_of_one_name_are_kept_apart()
    {
        var carol = World.Join("carol");
        carol.Disk.Files["plan.txt"] = Random(9, 50);
        (Alice.Disk.Pieces, carol.Disk.Pieces) = (2, 2);
        Alice.Type("file plan.txt bob");
        carol.Type("file plan.txt bob");
        Bob.Type("accept 1", "accept 2");
        carol.Disk.Pieces = 100;
        LetGo();
        Assert.That(Ends(Bob), Is.EqualTo(["plan.txt completed", "plan.txt completed"]));
        Assert.That(Bob.Disk.Files.Values, Is.EquivalentTo(new[] { Contents, Random(9, 50) }));
    }

    [Test]
    public void An_offer_interrupts_the_screen_and_not_the_conversation()
    {
        Bob.Type("chat alice");
        Alice.Type("file plan.txt bob");
        Bob.Type("yes", "/accept");
        Assert.That(Alice.Texts, Is.EqualTo(["bob: yes"]), "a line typed as a message stays one");
        AssertEnded("completed", "completed");
        Bob.Type("thanks");
        Assert.That(Alice.Texts.Last(), Is.EqualTo("bob: thanks"));
    }

    [Test]
    public void Chat_goes_on_while_a_file_crosses()
    {
        BringTo(FileStage.Streaming);
        Alice.Type("chat bob", "how far is it?");
        Bob.Type("chat alice", "half");
        World.Pass(20);
        Assert.That((Alice.Verdicts.Single(), Bob.Verdicts.Single()), Is.EqualTo(("how far is it? delivered", "half delivered")));
        LetGo();
        AssertEnded("completed", "completed");
    }

    [Test]
    public void The_end_of_input_waits_for_the_outcome([Values] bool accepted)
    {
        var script = World.Join("script", interactive: false);
        script.Disk.Files["s.txt"] = Random(4, 40);
        script.Type("file s.txt bob");
        script.EndInput();
        World.Pass(30);
        Assert.That(script.ExitCode, Is.Null);
        Bob.Type(accepted ? "accept" : "decline");
        Assert.That(script.ExitCode, Is.Not.Null);
        Assert.That(Ends(script), Is.EqualTo([accepted ? "s.txt completed" : "s.txt declined"]));
    }

    [Test]
    public void The_end_of_the_receivers_input_waits_for_a_file_it_has_accepted()
    {
        var script = World.Join("script", interactive: false);
        Alice.Disk.Pieces = 5;
        Alice.Type("file plan.txt script");
        script.Type("accept");
        script.EndInput();
        Assert.That(script.ExitCode, Is.Null);
        LetGo();
        Assert.That(script.ExitCode, Is.Zero);
        Assert.That(script.Disk.Files["plan.txt"], Is.EqualTo(Contents));
    }
}
