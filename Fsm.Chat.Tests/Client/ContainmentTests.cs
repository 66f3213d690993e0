using Fsm.Chat.Client.Crash;
using Fsm.Chat.Tests.Simulation.Oracle;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>A journal, a performer or a decision that throws ends one subject, is said and is counted; another server, and the lines, go on as if nothing had been.</summary>
internal sealed class ContainmentTests
{
    [TestCase("User", "MessageReceived", true)]
    [TestCase("Conversation", "PeerLeft", true)]
    [TestCase("Delivery", "SendPermitted", false)]
    [TestCase("Link", "PingReceived", true)]
    [TestCase("Link", "AnswerOverdue", true)]
    [TestCase("Upload", "FileTyped", false)]
    [TestCase("Download", "OfferArrived", false)]
    [TestCase("Prompt", "RequestArrived", false)]
    [TestCase("Input", "LineRead", false)]
    [TestCase("Leave", "OtherTyped", false)]
    public void A_journal_that_throws(string machine, string trigger, bool endsLink)
    {
        var world = TwoServers();
        world.Unwritable = note => note.Machine == machine && note.Trigger == trigger;
        Everything(world);
        Assert.That(world.Unwritable, Is.Null, "the journal has thrown");
        AssertContained(world, endsLink);
    }

    [TestCase(typeof(LineSent), false)]
    [TestCase(typeof(LineQueued), true)]
    [TestCase(typeof(PlaceTaken), true)]
    [TestCase(typeof(FramesHandled), true)]
    public void A_performer_that_throws(Type note, bool endsLink)
    {
        var state = new FailingState();
        var world = TwoServers(state);
        state.Fails = taken => taken.GetType() == note;
        Everything(world);
        Assert.That(state.Fails, Is.Null, "a performer has thrown");
        AssertContained(world, endsLink);
    }

    [TestCase("BacklogFilled")]
    [TestCase("CommandStarted")]
    [TestCase("InputEnded")]
    [TestCase("LeaveConfirmed")]
    public void A_journal_that_throws_while_too_many_messages_wait(string trigger)
    {
        var world = new ClientWorld();
        world.Start();
        world.Server.Grant(window: 1);
        world.Line("chat2");
        world.Line("bob>0");
        world.Server.ConfirmOpen();
        for (var i = 1; i < 1000; i++)
            world.Line($"bob>{i}");
        world.Unwritable = note => note.Machine == "Input" && note.Trigger == trigger;
        world.Line(trigger == "CommandStarted" ? "carol>too many" : "bob>too many");
        if (trigger == "InputEnded")
            world.Client.InputEnded();
        for (var i = 0; trigger == "LeaveConfirmed" && i < 2; i++)
            world.Client.LeaveWished(hasDraft: false);
        Assert.That((world.Unwritable, world.Client.InternalErrors), Is.EqualTo(((object?)null, 1)));
        Assert.That(world.LinesWanted, Is.Zero);
    }

    [Test]
    public void A_link_that_throws_in_the_sweep()
    {
        var world = TwoServers();
        Insides.Core(world.Client).Links[1].Session = null; // it has nothing to ping over
        world.Advance(31);
        AssertContained(world, endsLink: true);
    }

    [Test]
    public void A_timer_whose_step_throws()
    {
        var world = TwoServers();
        world.Line("users");
        world.Advance(30.3);
        world.Links[1].Pong();
        world.Unwritable = note => note is { Machine: "Link", Trigger: "DeadTimerElapsed" };
        world.Advance(46);
        Assert.That(world.Unwritable, Is.Null, "the journal has thrown");
        Assert.That(Insides.Core(world.Client).Links.Keys, Does.Contain(2).And.Not.Contain(1));
        Assert.That(world.Errors(), Does.Contain("internal_error"));
    }

    [Test]
    public void A_file_event_that_throws_ends_the_transfer_alone()
    {
        var world = TwoServers();
        world.Line("file /home/alice/notes.txt bob");
        world.Client.Files.FileExamined(1, "notes.txt", 100);
        world.Links[0].ConfirmOffer();
        world.Links[0].Accepted();
        world.Links[0].StartTransfer();
        world.Client.Files.FileLinkAttached(1);
        Insides.Core(world.Client).Transfers.Upload(1)!.Facts.Hash = null!;
        world.Client.Files.FileProgressed(1, 10);
        Assert.That(Insides.Core(world.Client).Transfers.AnyUnderWay, Is.False);
        AssertContained(world, endsLink: false);
    }

    [Test]
    public void A_file_event_that_throws_while_the_file_is_stored_ends_the_transfer_alone()
    {
        var world = TwoServers();
        world.Links[0].Offer();
        world.Line("accept 1");
        world.Client.Files.FilePrepared(1, 0, new byte[32]);
        world.Links[0].StartTransfer();
        world.Client.Files.FileLinkAttached(1);
        world.Client.Files.ContentsTaken(1);
        world.Unwritable = note => note.Trigger == "FileLinkLost";
        world.Client.Files.FileLinkLost(1, "");
        Assert.That(Insides.Core(world.Client).Transfers.AnyUnderWay, Is.False);
        AssertContained(world, endsLink: false);
    }

    [Test]
    public void An_answer_that_throws_ends_the_transfer_that_waits_to_be_offered_alone()
    {
        var world = TwoServers();
        world.Line("file /home/alice/notes.txt bob");
        world.Client.Files.FileExamined(1, "notes.txt", 100);
        world.Unwritable = note => note.Trigger == "OfferPostponed";
        world.Links[0].Answer(FrameAction.FileTransfer, StatusCode.RecipientBusy);
        Assert.That((Insides.Core(world.Client).Transfers.AnyUnderWay, world.LinesWanted), Is.EqualTo((false, 1)));
        AssertContained(world, endsLink: false);
    }

    [Test]
    public void A_disk_that_throws_when_it_is_asked_ends_the_transfer_alone()
    {
        var world = TwoServers();
        world.FilePort.Setup(files => files.Examine(1, It.IsAny<string>())).Throws<InvalidOperationException>();
        world.Line("file /home/alice/notes.txt bob");
        Assert.That((Insides.Core(world.Client).Transfers.AnyUnderWay, world.LinesWanted), Is.EqualTo((false, 1)));
        AssertContained(world, endsLink: false);
    }

    [Test]
    public void A_socket_that_throws_when_it_is_woken_ends_its_link_alone()
    {
        var world = TwoServers();
        world.Links[0].Port.Setup(port => port.Wake()).Throws<InvalidOperationException>();
        world.Line("users");
        AssertContained(world, endsLink: true);
    }

    [Test]
    public void A_clock_that_throws_is_asked_again()
    {
        var world = TwoServers();
        var asked = 0;
        world.Arming = () =>
        {
            if (asked++ == 0)
                throw new InvalidOperationException("the clock throws");
        };
        world.ArmedFor = null;
        world.Client.Tick();
        Assert.That((asked, world.ArmedFor, world.Client.InternalErrors), Is.EqualTo((2, world.Client.NextWake, 1)));
    }

    [Test]
    public void Notes_that_do_not_get_to_the_disk_keep_from_the_server_what_they_are_of()
    {
        var state = new FailingState();
        var world = TwoServers(state);
        world.Line("users");
        state.FailsToFlush = true;
        var taken = new ArrayBufferWriter<byte>();
        Assert.That(() => world.Client.TakeOutput(world.Links[0].Link, taken), Throws.InvalidOperationException);
        state.FailsToFlush = false;
        AssertContained(world, endsLink: true);
    }

    [Test]
    public void A_server_whose_connect_cannot_be_decided_leaves_the_others_alone()
    {
        var state = new FailingState { FailsToClaim = "one" };
        var world = new ClientWorld(settle: options => options with { CrashNotes = state });
        world.Start("one:1", "two:2");
        world.Server.Grant();
        Assert.That((world.Errors(), world.LinesWanted, world.State), Is.EqualTo(((string[])["internal_error"], 1, "Connected")));
    }

    [Test]
    public void A_line_that_throws_is_followed_by_the_next()
    {
        var state = new FailingState { FailsToClaim = "three" };
        var world = TwoServers(state);
        world.Line("connect three:3");
        AssertContained(world, endsLink: false);
    }

    private static ClientWorld TwoServers(FailingState? state = null)
    {
        var world = new ClientWorld(settle: options => options with { CrashNotes = state ?? (ICrashNotes)NoCrashNotes.Instance });
        world.Start("one:1", "two:2");
        foreach (var server in world.Links)
            server.Grant();
        return world;
    }

    // Something of every machine, on the first server; what an error has ended is gone on without.
    private static void Everything(ClientWorld world)
    {
        var server = world.Links[0];
        Action[] steps =
        [
            () => world.Line("chat bob"),
            () => server.ConfirmOpen(),
            () => world.Line("hi"),
            () => server.Forward("bob", "hello"),
            () => server.Notice(ConversationChange.Leave, "bob"),
            () => server.Say(new BareMessage(FrameAction.Ping)),
            () => server.Offer(),
            () => world.Line("/file /home/alice/notes.txt bob"),
            () => world.Client.Files.FileExamined(1, "notes.txt", 100),
            () => world.Client.Files.FileExamined(2, "notes.txt", 100),
            () => world.Advance(31),
        ];
        foreach (var step in steps)
        {
            if (world.Client.InternalErrors == 0)
                step();
        }
    }

    private static void AssertContained(ClientWorld world, bool endsLink)
    {
        var server = world.Client.Overview().Servers;
        Assert.That(world.Errors().First(), Is.EqualTo("internal_error"));
        Assert.That(world.Client.InternalErrors, Is.GreaterThan(0));
        Assert.That(server[0].State is UserState.Disconnected, Is.EqualTo(endsLink));
        Assert.That(server[1].State, Is.EqualTo(UserState.Connected));
        world.Links[1].Forward("carol", "are you there?");
        Assert.That(world.All<MessageEvent>().Last().Text, Is.EqualTo("are you there?"));
    }

    private sealed class FailingState : ICrashNotes
    {
        public Predicate<CrashNote>? Fails { get; set; }

        public string? FailsToClaim { get; init; }

        public SavedSession? Claim(ServerEndpoint server, string name) => server.Host == FailsToClaim ? throw new InvalidOperationException("a decision throws") : null;

        public void Note(ServerEndpoint server, string name, CrashNote note)
        {
            if (server.Host != "one" || Fails?.Invoke(note) is not true)
                return;
            Fails = null;
            throw new InvalidOperationException("a performer throws");
        }

        public bool FailsToFlush { get; set; }

        public void Flush()
        {
            if (FailsToFlush)
                throw new InvalidOperationException("the disk throws");
        }
    }
}
