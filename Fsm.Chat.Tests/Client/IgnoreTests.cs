using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Tests.Client;

/// <summary>Whom a person ignores, at the client: what is asked, what is shown, and what becomes of what there was.</summary>
internal sealed class IgnoreTests : ReconnectingFixture
{
    private readonly Queue<ulong> _unanswered = [];

    [SetUp]
    public void ForgetRequests() => _unanswered.Clear();

    [Test]
    public void Who_is_ignored_no_longer_or_at_all_is_asked_of_the_server_and_shown()
    {
        var world = Able();
        world.Line("ignore bob");
        Assert.That((Requests(world).Single(), world.LinesWanted), Is.EqualTo(("Ignore bob 0", 0)), "the next line waits");
        Confirm(world, "bob", 40114);
        world.Line("unignore 40114");
        Assert.That(Requests(world).Single(), Is.EqualTo("Unignore  40114"));
        Confirm(world, "bob", 40114);
        world.Line("ignored");
        Assert.That(Requests(world).Single(), Is.EqualTo("List  0"));
        world.Server.Say(new IgnoreListConfirmation { Request = 4, Names = ["al", "carol"] });
        world.Line("ignored");
        world.Server.Say(new IgnoreListConfirmation { Request = 5, Names = [] });

        Assert.That(world.All<IgnoreEvent>().Select(shown => $"{shown.Status} {string.Join(' ', shown.Names)}: {shown.Text}"), Is.EqualTo(
        [
            "ignored bob: nothing of bob comes to you any more: /unignore bob changes that",
            "unignored bob: you take everything from bob again",
            "listed al carol: you ignore al, carol",
            "listed : you ignore nobody",
        ]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_name_that_nobody_has_is_ignored_for_whoever_takes_it_and_that_is_said()
    {
        var world = Able();
        world.Line("/ignore bbo");
        Confirm(world, "bbo", 0);

        Assert.That(world.All<IgnoreEvent>().Single().Text, Does.StartWith("nobody has the name bbo now"));
    }

    [TestCase("ignore alice", StatusCode.RecipientIsSelf)]
    [TestCase("unignore bob", StatusCode.NotIgnored)]
    [TestCase("ignore bob", StatusCode.TooManyIgnored)]
    public void A_refusal_is_shown_with_what_can_be_done(string line, StatusCode status)
    {
        var world = Able();
        world.Line(line);
        world.Server.Answer(FrameAction.Ignore, status);

        Assert.That(world.Errors(), Is.EqualTo([status.Code()]));
        Assert.That(world.All<ErrorEvent>().Single().Next, Is.Not.Empty);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [TestCase("ignore 1st", "name_invalid")]
    [TestCase("ignore", "usage")]
    [TestCase("ignored bob", "usage")]
    public void What_can_be_nobody_is_not_asked(string line, string code)
    {
        var world = Able();
        world.Line(line);

        Assert.That((world.Errors().Single(), Requests(world).Count > 0), Is.EqualTo((code, false)));
    }

    [Test]
    public void A_server_that_does_not_know_of_it_is_not_asked_and_the_person_is_told([Values("ignore bob", "unignore bob", "ignored")] string line, [Values] bool chatting)
    {
        var world = chatting ? Chatting() : Connected();
        var state = world.State;
        world.Line($"/{line}");

        Assert.That((world.Errors().Single(), Requests(world).Count > 0, world.State, world.LinesWanted), Is.EqualTo(("server_cannot", false, state, 1)));
    }

    [TestCase("/block bob", "Ignore bob 0")]
    [TestCase("/unblock bob", "Unignore bob 0")]
    public void Words_of_other_chats_mean_it_too(string line, string request)
    {
        var world = Able();
        world.Line(line);

        Assert.That(Requests(world).Single(), Is.EqualTo(request));
    }

    [Test]
    public void The_conversation_with_who_is_ignored_is_left_and_lines_go_nowhere([Values] bool isAway)
    {
        var world = Talking();
        if (isAway)
            Presence(world, PresenceChange.Interrupted);
        world.Line("/ignore bob");
        Confirm(world, "bob", 40114);

        Assert.That((world.Conversations().First(), world.Conversations().Last()), Is.EqualTo(("bob open", "bob left")));
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Connected", "")));
        world.Line("/say hello");
        Assert.That(world.Errors(), Is.EqualTo(["no_target"]));
        world.Server.Read();
        world.Line("chat bob");
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.EqualTo(1), "one can write to them");
    }

    [Test]
    public void One_that_was_left_before_stays_so()
    {
        var world = Talking();
        world.Line("quit");
        world.Server.Answer(FrameAction.Conversation);
        world.Line("ignore bob");
        Confirm(world, "bob", 40114);

        Assert.That(world.Conversations(), Is.EqualTo(["bob open", "bob left"]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void An_answer_that_comes_late_means_nothing_to_a_conversation_that_is_left_or_opened_meanwhile([Values("quit", "quit behind texts", "opened")] string meanwhile)
    {
        var world = Able(window: 1);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        if (meanwhile == "quit behind texts")
        {
            world.Line("on its way");
            world.Line("waits");
        }

        if (meanwhile == "opened")
        {
            world.Line("quit");
            world.Server.Answer(FrameAction.Conversation);
        }

        world.Line("/ignore bob");
        world.AdvancePonging(95);
        Assert.That(world.Errors().Last(), Is.EqualTo("no_outcome"));
        world.Line(meanwhile == "opened" ? "chat bob" : "quit");
        var before = world.Conversations().Count();
        Confirm(world, "bob", 40114);

        Assert.That(world.Conversations().Count(), Is.EqualTo(before));
        AssertNoViolation(world);
    }

    [Test]
    public void What_was_kept_for_who_is_ignored_is_not_sent()
    {
        var world = Awaiting();
        world.Line("/ignore bob");
        Confirm(world, "bob", 0);

        Assert.That((world.Conversations().Last(), world.Verdicts().Single()), Is.EqualTo(("bob left", "kept failed not_sent")));
        world.Server.Read();
        world.Advance(60);
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.Zero, "they are not asked for again");
        world.Line("chat bob");
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.EqualTo(1));
    }

    [Test]
    public void The_end_of_what_is_not_open_means_nothing_to_whom_is_awaited()
    {
        var world = Awaiting();
        world.Server.Notice(ConversationChange.End, "bob");

        Assert.That(world.Conversations().Last(), Is.EqualTo("bob awaited"));
        AssertNoViolation(world);
    }

    [Test]
    public void One_that_is_open_beside_the_one_that_lines_go_to_is_left([Values] bool isAway)
    {
        var world = Talking();
        world.Line("/chat carol");
        world.Server.ConfirmOpen("carol", 40115);
        if (isAway)
            Presence(world, PresenceChange.Interrupted);
        world.Line("/ignore bob");
        Confirm(world, "bob", 40114);

        Assert.That((world.State, world.Prompt, world.Conversations().Last()), Is.EqualTo(("Chatting", "carol", "bob left")));
    }

    [Test]
    public void Somebody_else_whom_one_talks_to_stays()
    {
        var world = Talking();
        world.Line("/ignore carol");
        Confirm(world, "carol", 40115);

        Assert.That((world.State, world.Prompt, world.Conversations().Count()), Is.EqualTo(("Chatting", "bob", 1)));
    }

    [Test]
    public void Texts_that_waited_for_who_is_ignored_are_not_sent_and_offered([Values] bool isAway)
    {
        var world = WithTexts();
        if (isAway)
            Presence(world, PresenceChange.Interrupted);
        world.Line("/ignore bob");
        Confirm(world, "bob", 40114);

        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "waits failed not_sent" }));
        Assert.That(Offers(world), Is.EqualTo(1));
    }

    [Test]
    public void An_answer_that_comes_after_the_person_has_left_changes_nothing()
    {
        var world = Talking();
        world.Line("/ignore bob");
        world.Client.Leave();
        Confirm(world, "bob", 40114);

        Assert.That(world.Journal.Select(step => step.Outcome), Has.None.EqualTo(StepOutcome.Bug));
    }

    [Test]
    public void A_link_that_is_lost_for_good_lets_the_next_line_go()
    {
        var world = Able();
        world.Line("ignore bob");
        world.Server.EndSession();

        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Commands_wait_for_the_connection()
    {
        var world = Able();
        world.Client.LinkLost(world.Server.Link);
        world.Line("ignore bob");

        Assert.That(world.Errors().Last(), Is.EqualTo("reconnecting"));
    }

    [TestCase("Connected")]
    [TestCase("Chatting")]
    public void In_a_new_session_they_are_ignored_again_without_a_word(string state)
    {
        var world = Able();
        foreach (var (name, number) in new[] { ("carol", 2ul), ("al", 3ul), ("gone", 4ul) })
        {
            world.Line($"ignore {name}");
            Confirm(world, name, 1);
        }

        world.Line("unignore GONE");
        Confirm(world, "gone", 1);
        if (state == "Chatting")
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        var shown = world.All<IgnoreEvent>().Count();
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        world.Server.Granted = Wishes.Ignoring;
        world.Server.Grant();

        Assert.That((world.State, string.Join(", ", Requests(world))), Is.EqualTo((state, "Ignore al 0, Ignore carol 0")));
        Confirm(world, "al", 0);
        Confirm(world, "carol", 0);
        Assert.That(world.All<IgnoreEvent>().Count(), Is.EqualTo(shown));
        world.Line("/disconnect");
        world.Server.Answer(FrameAction.DisconnectRequest);
        world.Line("connect");
        world.Server.Granted = Wishes.Ignoring;
        world.Server.Grant();
        Assert.That(Requests(world), Has.Count.EqualTo(2), "and after the person has connected again");
    }

    [TestCase(null, 0, TestName = "Whom one wished to hear again when the session ended is not ignored in the next")]
    [TestCase(StatusCode.NotIgnored, 0, TestName = "Whom a server did not ignore is not ignored in the next session")]
    [TestCase(StatusCode.ServerBusy, 1, TestName = "Whom a server would not let be heard again is ignored in the next session, too")]
    public void Wish_to_hear_somebody_again_outlives_the_session(StatusCode? answer, int again)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Granted = Wishes.RosterNews | Wishes.Ignoring;
        world.Server.Grant();
        world.Line("ignore bob");
        world.Server.Say(new ConversationConfirmation { Request = world.Server.Expect(FrameAction.Ignore).Header.Sequence, Peer = "bob"u8 });
        world.Line("unignore bob");
        if (answer is { } status)
            world.Server.Answer(FrameAction.Ignore, status);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Granted = Wishes.RosterNews | Wishes.Ignoring;
        world.Server.Grant();

        Assert.That(world.Server.Count(FrameAction.Ignore), Is.EqualTo(again));
    }

    [Test]
    public void A_new_session_on_a_server_that_cannot_is_said_to_be_without_it()
    {
        var world = Able();
        world.Line("ignore bob");
        Confirm(world, "bob", 1);
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        world.Server.Grant();

        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable", "server_cannot"]));
    }

    [Test]
    public void Who_is_ignored_hears_that_the_conversation_is_over_and_what_waits_fails([Values] bool isAway)
    {
        var world = WithTexts();
        if (isAway)
            Presence(world, PresenceChange.Interrupted);
        world.Server.Notice(ConversationChange.End, "bob");

        Assert.That(world.Conversations().Last(), Is.EqualTo("bob peer_ignores"));
        Assert.That(world.All<ConversationEvent>().Last().Text, Is.EqualTo("bob takes nothing from you any more: the conversation is over"));
        Assert.That((world.Verdicts().Single(), Offers(world)), Is.EqualTo(("waits failed ignored", 1)));
        world.Server.Read();
        world.Line("hello?");
        world.Server.Answer(FrameAction.Conversation, StatusCode.Ignored);
        Assert.That(world.Errors(), Is.EqualTo(["ignored"]), "it asks again, and hears it again");
    }

    [TestCase("users")]
    [TestCase("chat bob")]
    public void Where_one_is_not_in_the_conversation_the_end_of_it_says_nothing(string line)
    {
        var world = Able();
        world.Line(line);
        world.Server.Notice(ConversationChange.End, "bob");

        Assert.That(world.Conversations(), Is.Empty);
        AssertNoViolation(world);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Whoever_is_leaving_leaves(bool waits)
    {
        var world = waits ? WithTexts() : Talking();
        world.Line("quit");
        world.Server.Notice(ConversationChange.End, "bob");
        Assert.That((world.Conversations().Contains("bob peer_ignores"), world.Verdicts().Contains("waits failed ignored")), Is.EqualTo((waits, waits)));
        world.Server.Answer(FrameAction.Conversation, StatusCode.NotInConversation);

        Assert.That(world.Conversations().Last(), Is.EqualTo("bob left"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        AssertNoViolation(world);
    }

    private ClientWorld Able(ushort window = 128)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Granted = Wishes.RosterNews | Wishes.Ignoring;
        world.Server.Grant(window);
        return world;
    }

    private ClientWorld Talking()
    {
        var world = Able();
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        return world;
    }

    // One text is on its way, and one waits for its window.
    private ClientWorld WithTexts()
    {
        var world = Able(window: 1);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        world.Line("on its way");
        world.Line("waits");
        world.Server.Read();
        return world;
    }

    // A text is kept for somebody who is not there.
    private ClientWorld Awaiting()
    {
        var world = Talking();
        world.Client.LinkLost(world.Server.Link);
        world.Line("kept");
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Granted = Wishes.Ignoring;
        world.Server.Grant();
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob awaited"));
        return world;
    }

    // The oldest request that was not answered.
    private void Confirm(ClientWorld world, string name, ushort port)
    {
        if (_unanswered.Count == 0)
            Requests(world);
        world.Server.Say(new ConversationConfirmation { Request = _unanswered.Dequeue(), Peer = Encoding.UTF8.GetBytes(name), Port = port });
    }

    private List<string> Requests(ClientWorld world)
    {
        var requests = new List<string>();
        foreach (var frame in world.Server.Read().Where(frame => frame.Action == FrameAction.Ignore))
        {
            Assert.That(IgnoreRequest.TryRead(frame.Body, out var request), Is.True);
            requests.Add($"{request.Kind} {Encoding.UTF8.GetString(request.Person)} {frame.Header.DestinationPort}");
            _unanswered.Enqueue(frame.Header.Sequence);
        }

        return requests;
    }
}
