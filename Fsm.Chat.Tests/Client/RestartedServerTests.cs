namespace Fsm.Chat.Tests.Client;

/// <summary>The server was started anew, and knows how far what was sent before is on its disk.</summary>
internal sealed class RestartedServerTests : KeepingFixture
{
    [Test]
    public void What_is_stored_is_kept_and_what_is_not_goes_in_the_next_session()
    {
        var world = KeepingAway(settle: Steady);
        world.Line("accepted");
        world.Line("stored");
        world.Line("not stored");
        world.Server.Handled = 3;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));

        Restart(world, stored: 4);

        Assert.That(world.Verdicts(), Is.EqualTo(["accepted kept", "stored kept"]));
        Assert.That(world.Client.Overview().Servers.Single().Undecided, Is.EqualTo(1));
        world.Line("typed since");
        Renew(world);
        world.Server.ConfirmOpen(port: 0);
        Assert.That(world.Server.Read().Where(frame => frame.Header.Action == FrameAction.SendRequest).Select(TextOf), Is.EqualTo(["not stored", "typed since"]));
        Keep(world, 3, 4);
        Assert.That(world.Verdicts(), Is.EqualTo(["accepted kept", "stored kept", "not stored kept", "typed since kept"]));
        Assert.That(world.All<ErrorEvent>().Where(error => error.Code == "unknown_session"), Is.Empty);
        AssertNoViolation(world);
    }

    [Test]
    public void Whoever_gives_up_meanwhile_is_told_what_is_not_stored()
    {
        var world = KeepingAway(settle: Steady);
        world.Line("not stored");
        Restart(world, stored: 2);
        world.Line("/disconnect");
        Assert.That(world.Verdicts(), Is.EqualTo(["not stored failed not_sent"]));
    }

    [Test]
    public void Without_its_word_nobody_knows()
    {
        var world = KeepingAway(settle: Steady);
        world.Line("sent");
        Restart(world, stored: null);
        Assert.That(world.Verdicts().Single(), Does.StartWith("sent unknown"));
        Assert.That(world.All<ErrorEvent>().Select(error => error.Code), Has.Some.EqualTo("unknown_session"));
    }

    [Test]
    public void What_is_said_where_nothing_is_kept_is_unknown()
    {
        var world = Keeping(settle: Steady);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        world.Server.Handled = 2;
        world.Line("sent");
        Restart(world, stored: 3);
        Assert.That(world.Verdicts().Single(), Does.StartWith("sent unknown"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_conversation_with_somebody_who_is_here_is_kept_if_the_server_says_so_or_sends_what_is(bool said)
    {
        var world = Keeping(settle: Steady);
        world.Line("chat bob");
        var open = world.Server.Expect(FrameAction.Conversation);
        world.Server.Say(new ConversationConfirmation { Request = open.Header.Sequence, Peer = "bob"u8, Port = 40114, IsKept = said });
        if (!said)
            Say(world, 1, "hi", at: 0);
        world.Server.Handled = 2;
        world.Line("sent");
        Restart(world, stored: 9);
        Assert.That(world.Verdicts(), Is.EqualTo(["sent kept"]));
        Renew(world);
        open = world.Server.Expect(FrameAction.Conversation);
        world.Server.Say(new ConversationConfirmation { Request = open.Header.Sequence, Peer = "bob"u8, Port = 40115, IsKept = true });
        Assert.That(world.All<ConversationEvent>().Last(), Has.Property(nameof(ConversationEvent.Reason)).Null, "whose name is theirs is nobody else");
    }

    [Test]
    public void Whoever_was_there_before_does_not_come()
    {
        var world = Keeping(settle: Steady);
        world.Server.Say(News("bob", "carol"));
        foreach (var name in (string[])["carol", "bob"])
        {
            world.Line($"/chat {name}");
            world.Server.ConfirmOpen(name);
        }

        world.Server.Notice(ConversationChange.End, "carol");
        Restart(world, stored: 0);
        Renew(world);
        world.Server.ConfirmOpen(port: 0);
        var before = Told(world).Length;

        world.Server.Say(News("bob", "carol", "dave"));

        Assert.That(Told(world)[before..], Is.EqualTo(["bob back"]));
        Assert.That(world.Journal.Last(step => step.Machine == "Conversation" && step.From == "PeerAway").To, Is.EqualTo("Open"));
        AssertNoViolation(world);
    }

    [Test]
    public void Who_had_not_come_back_yet_when_it_was_started_anew_once_more_is_no_news_either()
    {
        var world = Keeping(settle: Steady);
        world.Server.Say(News("carol"));
        world.Line("chat carol");
        world.Server.ConfirmOpen("carol");
        world.Server.Notice(ConversationChange.End, "carol");
        Restart(world, stored: 0);
        Renew(world);
        Restart(world, stored: 0);
        Renew(world);
        var before = Told(world).Length;

        world.Server.Say(News("carol"));

        Assert.That(Told(world)[before..], Is.Empty);
    }

    [TestCase("Open")]
    [TestCase("PeerInterrupted")]
    [TestCase("Opening")]
    [TestCase("Draining")]
    [TestCase("Leaving")]
    public void That_they_are_there_again_means_nothing_to_a_conversation_that_is_on_its_way(string state)
    {
        var world = ChattingWithBobAgain(window: 1);
        if (state != "Opening")
            world.Server.ConfirmOpen(port: 40300);
        if (state == "PeerInterrupted")
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        foreach (var line in state switch { "Draining" => ["one", "two", "/quit"], "Leaving" => ["/quit"], _ => (string[])[] })
            world.Line(line);
        Assert.That(world.Journal.Last(step => step.Machine == "Conversation").To, Is.EqualTo(state));
        var before = Told(world).Length;

        world.Server.Say(News("bob"));

        Assert.That(Told(world).Length, Is.EqualTo(before));
        AssertNoViolation(world);
    }

    [Test]
    public void Somebody_who_is_awaited_is_asked_for_as_soon_as_they_are_there_again()
    {
        var world = ChattingWithBobAgain();
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line("kept");
        world.Server.Say(News("bob"));
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void The_end_of_a_script_waits_for_no_more_than_that_it_is_kept([Values] bool isAccepted)
    {
        var world = KeepingAway(isInteractive: false, settle: Steady);
        world.Line("one");
        world.Take(world.Client.InputEnded);
        if (isAccepted)
        {
            world.Server.Handled = 3;
            world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        }

        Restart(world, stored: 3);

        Assert.That(world.Verdicts(), Is.EqualTo(["one kept"]));
        Assert.That(world.Journal.Select(step => step.Trigger), Has.Some.EqualTo("DeliveriesSettled"));
        Assert.That(world.Journal.Last(step => step.Machine == "Delivery").To, Is.EqualTo("Entrusted"));
    }

    [Test]
    public void After_a_while_it_is_news_that_they_come()
    {
        var world = Keeping(settle: Steady);
        world.Server.Say(News("carol"));
        world.Line("chat carol");
        world.Server.ConfirmOpen("carol");
        world.Server.Notice(ConversationChange.End, "carol");
        Restart(world, stored: 0);
        Renew(world);
        world.Advance(new Limits().ResumeWindow.TotalSeconds);

        world.Server.Say(News("carol"));

        Assert.That(Told(world).Last(), Is.EqualTo("carol peer_arrived"));
    }

    private ClientWorld ChattingWithBobAgain(ushort window = 128)
    {
        var world = Keeping(settle: Steady);
        world.Server.Say(News("bob"));
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        Restart(world, stored: 0);
        world.Advance(FirstWait);
        world.Server.Granted = Wishes.RosterNews | Wishes.Keeping;
        world.Server.Grant(window: window);
        return world;
    }

    private static string[] Told(ClientWorld world) => [.. world.All<ConversationEvent>().Select(told => $"{told.With} {told.Status}")];

    private static string TextOf(ReceivedFrame frame) => SendRequest.TryRead(frame.Body, out var message) ? Encoding.UTF8.GetString(message.Text) : "";

    private static void Renew(ClientWorld world)
    {
        world.Advance(FirstWait);
        Grant(world);
    }
}
