using System.Text;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Tests.Joined;

namespace Fsm.Chat.Tests.Client;

/// <summary>A client whose connection is lost: what it says, what it keeps, and how it comes back or does not.</summary>
internal sealed class ReconnectingTests : ClientFixture
{
    private const double FirstWait = 0.5;

    [Test]
    public void It_tries_again_after_a_while_that_grows_and_says_for_which_time([Values] bool isChatting)
    {
        var world = Lost(isChatting);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Reconnecting", new[] { "server_unreachable" })));
        world.Advance(FirstWait - 0.01);
        Assert.That(world.Links, Has.Count.EqualTo(1));
        world.Advance(0.02);
        Assert.That((world.State, Notices(world).Last()), Is.EqualTo(("Resuming", "reconnecting to 127.0.0.1:7400 (1)")));

        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
        world.Advance(0.98);
        Assert.That(world.Links, Has.Count.EqualTo(2));
        world.Advance(0.04);
        Assert.That(Notices(world).Last(), Is.EqualTo("reconnecting to 127.0.0.1:7400 (2)"));
    }

    [Test]
    public void Whoever_reads_lines_is_told_of_the_first_attempt_and_then_once_a_minute()
    {
        var world = Lost(isChatting: false);
        for (var i = 0; i < 20; i++)
        {
            world.Advance(31);
            world.Client.DialFailed(world.Server.Link, "nobody listens there");
        }

        var told = world.All<NoticeEvent>().Where(notice => notice.Code == "reconnecting").ToList();
        Assert.That((told.Count > 15, told[0].IsRepetition, told[1].IsRepetition), Is.EqualTo((true, false, true)));
        Assert.That(told.Count(notice => !notice.IsRepetition), Is.LessThanOrEqualTo(11), "in 620 s");
    }

    [Test]
    public void It_asks_for_its_session_and_goes_on_with_it([Values] bool isChatting)
    {
        var world = Resuming(isChatting);
        var request = world.Server.GiveBack(world.Links[0], handled: 1);

        Assert.That((request.Header.Sequence, ConnectRequest.TryRead(request.Body, out var read) && read.IsResume), Is.EqualTo((0ul, true)));
        Assert.That(world.State, Is.EqualTo(isChatting ? "Chatting" : "Connected"));
        Assert.That(Notices(world).Last(), Does.Contain("nothing was lost"));
        Assert.That(world.Prompt, Is.EqualTo(isChatting ? "bob" : ""));
    }

    [Test]
    public void What_the_server_had_not_handled_is_sent_again()
    {
        var world = Chatting(settle: Steady);
        world.Line("one");
        world.Line("two");
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);

        world.Server.GiveBack(world.Links[0], handled: 3);

        Assert.That(world.Server.Read().Where(frame => frame.Action == FrameAction.SendRequest).Select(frame => frame.Header.Sequence), Is.EqualTo(new ulong[] { 4 }));
        world.Server.Deliver(3, 4);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "one delivered", "two delivered" }));
    }

    [Test]
    public void A_server_that_says_it_has_handled_what_was_never_sent_is_not_believed()
    {
        var world = Resuming(isChatting: true);
        world.Server.GiveBack(world.Links[0], handled: 100);
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [TestCase("connect")]
    [TestCase("users")]
    [TestCase("chat carol")]
    [TestCase("chat2")]
    [TestCase("group team")]
    [TestCase("file notes.txt bob")]
    [TestCase("resend")]
    [TestCase("quit")]
    public void Commands_have_to_wait(string command)
    {
        foreach (var world in (ClientWorld[])[Lost(isChatting: true), Resuming(isChatting: true)])
        {
            var before = world.State;
            world.Line($"/{command}");
            Assert.That((world.State, world.Errors().Last()), Is.EqualTo((before, "reconnecting")));
        }
    }

    [Test]
    public void Texts_are_kept_and_sent_once([Values] bool whileItIsTried)
    {
        var world = whileItIsTried ? Resuming(isChatting: true) : Lost(isChatting: true);
        world.Line("kept");
        world.Line(new string('x', 9_000));
        Assert.That(world.Errors().Last(), Is.EqualTo("text_too_long"));
        if (!whileItIsTried)
            world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 2);

        Assert.That(world.Server.Read().Where(frame => frame.Action == FrameAction.SendRequest).Select(frame => Encoding.UTF8.GetString(frame.Body)), Is.EqualTo(new[] { "\u0003bobkept" }));
    }

    [Test]
    public void Whom_one_has_not_talked_to_cannot_be_written_to_meanwhile()
    {
        var world = Connected(settle: Steady);
        world.Line("chat2");
        world.Client.LinkLost(world.Server.Link);
        world.Line("carol>hello");
        Assert.That(world.Errors().Last(), Is.EqualTo("reconnecting"));
    }

    [TestCase(StatusCode.ServerStopping)]
    [TestCase(StatusCode.ServerFull)]
    [TestCase(StatusCode.TooManyTries)]
    public void A_server_that_cannot_now_is_asked_again(StatusCode status)
    {
        var world = Resuming(isChatting: true);
        world.Server.RefuseResume(status);
        AssertTriedAgain(world);
    }

    [TestCase(CloseReason.ServerStopping)]
    [TestCase(CloseReason.ServerFull)]
    public void A_server_that_closes_before_it_answers_is_asked_again(CloseReason reason)
    {
        var world = Resuming(isChatting: true);
        world.Server.Open();
        world.Server.EndSession(reason);
        AssertTriedAgain(world);
    }

    [Test]
    public void An_attempt_that_breaks_is_made_again()
    {
        var world = Resuming(isChatting: true);
        world.Server.Open();
        world.Client.LinkLost(world.Server.Link);
        AssertTriedAgain(world);
    }

    [Test]
    public void An_attempt_that_hangs_is_given_up_and_its_late_end_means_nothing([Values] bool isOpen)
    {
        var world = Resuming(isChatting: true);
        var hanging = world.Server;
        if (isOpen)
            hanging.Open();
        world.Advance(10.2);
        Assert.That((world.State, hanging.Closings), Is.EqualTo(("Reconnecting", 1)));
        if (isOpen)
            world.Client.LinkLost(hanging.Link);
        else
            world.Client.DialFailed(hanging.Link, "it did not answer in time");
        AssertTriedAgain(world);
    }

    [Test]
    public void A_late_connection_or_distrust_means_nothing_to_the_next_attempt([Values] bool isDistrusted)
    {
        var world = Resuming(isChatting: true);
        var hanging = world.Server;
        world.Advance(10.2);
        if (isDistrusted)
            world.Client.ServerDistrusted(hanging.Link, Refusal);
        else
            world.Client.LinkOpened(hanging.Link, 1, default);
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
    }

    [Test]
    public void A_session_that_is_not_known_any_more_ends_all_that_was_in_it([Values] bool isChatting)
    {
        var world = Full(isChatting);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);

        Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Reconnecting", "unknown_session")));
        AssertAllEnded(world, isChatting);
        world.Advance(2 * FirstWait);
        Assert.That(Notices(world).Last(), Is.EqualTo("reconnecting to 127.0.0.1:7400 (1)"));
        world.Server.Grant();
        Assert.That(world.State, Is.EqualTo(isChatting ? "Chatting" : "Connected"));
        Assert.That(Notices(world).Skip(1), Has.Some.StartsWith("connected to 127.0.0.1:7400 as alice"));
        if (isChatting)
        {
            Assert.That(Notices(world).Last(), Does.StartWith("1 of your lines never got"));
            world.Line("lost?");
            Assert.That(world.Errors().Last(), Is.EqualTo("conversation_ended"));
        }
    }

    [Test]
    public void A_server_that_stops_ends_all_that_was_in_the_session_and_is_come_back_to([Values] bool isChatting)
    {
        var world = Full(isChatting);
        world.Server.EndSession(CloseReason.ServerStopping);

        Assert.That((world.State, world.Errors().First()), Is.EqualTo(("Reconnecting", "server_unreachable")));
        AssertAllEnded(world, isChatting);
        if (isChatting)
        {
            world.Line("lost?");
            Assert.That(world.Errors().Last(), Is.EqualTo("conversation_ended"));
        }

        world.Advance(FirstWait);
        world.Server.Open();
        Assert.That(world.Server.Expect(FrameAction.ConnectRequest).Header.Sequence, Is.EqualTo(1), "there is no session to ask for");
    }

    [TestCase(StatusCode.NameTaken)]
    [TestCase(StatusCode.PasswordWrong)]
    public void A_refusal_is_the_end_of_it(StatusCode status)
    {
        foreach (var interactive in (bool[])[true, false])
        {
            var world = Chatting(interactive, settle: Steady);
            if (!interactive)
                world.Line("typed on");
            world.Client.LinkLost(world.Server.Link);
            world.Advance(FirstWait);
            world.Server.RefuseResume(status);
            Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Disconnected", status.Code())));
            AssertSkips(world, interactive);
        }
    }

    [Test]
    public void A_session_that_ends_while_it_is_asked_for_is_the_end_of_it([Values] bool interactive)
    {
        var world = Chatting(interactive, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.Open();
        world.Server.EndSession(CloseReason.Replaced);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { "server_unreachable", "server_unreachable" })));
        AssertSkips(world, interactive);
    }

    [Test]
    public void A_server_that_shows_another_certificate_is_not_told_the_token([Values] bool interactive)
    {
        var world = Chatting(interactive, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Disconnected", Refusal.Code)));
        Assert.That(world.Server.Read(), Is.Empty);
        Assert.That(world.States(), Has.None.EqualTo("Disconnecting"));
        AssertSkips(world, interactive);
    }

    [Test]
    public void Whoever_gives_up_is_disconnected([Values] bool whileItIsTried)
    {
        var world = whileItIsTried ? Resuming(isChatting: true) : Lost(isChatting: true);
        world.Line("kept");
        world.Line("/disconnect");

        Assert.That((world.State, world.Prompt), Is.EqualTo(("Disconnected", "")));
        Assert.That(Notices(world).TakeLast(2), Is.EqualTo(new[] { "127.0.0.1:7400 is given up", "1 of your lines never got to 127.0.0.1:7400: /unsent lists them, /resend sends them, /discard forgets them" }));
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "kept failed not_sent" }));
        Assert.That(world.Server.Closings, Is.EqualTo(1));
        if (whileItIsTried)
        {
            world.Client.LinkOpened(world.Server.Link, 1, default);
            world.Client.DialFailed(world.Server.Link, "it was given up");
        }

        Assert.That(world.State, Is.EqualTo("Disconnected"));
        world.Client.InputEnded();
        Assert.That(world.ExitCode, Is.EqualTo(5));
    }

    [Test]
    public void A_script_keeps_its_line_until_the_connection_is_there()
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Line("kept for later");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 2);
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Who_is_there_now_is_taken_note_of([Values] bool isChatting)
    {
        var world = Resuming(isChatting);
        world.Server.GiveBack(world.Links[0], handled: isChatting ? 2ul : 1);
        world.Server.Say(new UserListPage { Request = 0, Total = 2, Users = [new("carol", default, 4711), new("carl", default, 4711)] });
        Assert.That(world.All<UsersEvent>(), Is.Empty, "it is not shown");
        if (isChatting)
            world.Line("/quit");
        if (isChatting)
            world.Server.Answer(FrameAction.Conversation);
        world.Line("chat 4711");
        world.Server.Answer(FrameAction.Conversation, StatusCode.RecipientAmbiguous);
        Assert.That(world.All<ErrorEvent>().Last().Text, Does.EndWith(": carol, carl"));
    }

    [TestCase(CloseReason.ServerStopping)]
    [TestCase(CloseReason.PeerLost)]
    public void Whoever_takes_leave_does_not_come_back(CloseReason reason)
    {
        var world = Connected(settle: Steady);
        world.Line("disconnect");
        world.Server.Say(new UserListPage { Request = 0, Users = [] });
        world.Server.EndSession(reason);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", Array.Empty<string>())));
        Assert.That(Notices(world).Last(), Is.EqualTo("disconnected from 127.0.0.1:7400"));
        Assert.That(world.Journal.Select(step => step.Outcome), Has.None.EqualTo(StepOutcome.Violation));
    }

    [Test]
    public void A_server_that_is_not_trusted_is_not_connected_to()
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        Assert.That(world.States(), Is.EqualTo(new[] { "Connecting", "Disconnected" }));
    }

    [Test]
    public void What_is_asked_of_a_server_that_stops_is_not_waited_for()
    {
        var world = Connected(settle: Steady);
        world.Line("chat bob");
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Conversations(), Does.Contain("bob refused"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void What_was_said_before_one_left_is_unknown_when_the_server_stops()
    {
        var world = Chatting(settle: Steady);
        world.Line("on its way");
        world.Line("/quit");
        world.Server.Answer(FrameAction.Conversation);
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "on its way unknown server_stopping" }));
    }

    [Test]
    public void Lines_that_never_got_there_are_offered_whenever_one_is_connected([Values] bool isKnown)
    {
        var world = Lost(isChatting: true);
        world.Line("kept");
        world.Line("/disconnect");
        world.Line("connect");
        world.Server.Grant();
        Assert.That(Offers(world), Is.EqualTo(2));
        var before = world.Server;
        world.Client.LinkLost(before.Link);
        world.Advance(FirstWait);
        if (isKnown)
        {
            world.Server.GiveBack(before, handled: 1);
        }
        else
        {
            world.Server.RefuseResume(StatusCode.UnknownSession);
            world.Advance(2 * FirstWait);
            world.Server.Grant();
        }

        Assert.That((world.State, Offers(world)), Is.EqualTo(("Connected", 3)));
    }

    [TestCase("dial")]
    [TestCase("break")]
    [TestCase("close")]
    [TestCase("refusal")]
    [TestCase("silence")]
    public void Whoever_begins_with_a_session_that_was_left_may_type_when_the_first_attempt_has_failed(string how)
    {
        var world = LeftBehind();
        world.Start();
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Resuming", 0)));
        if (how == "dial")
            world.Client.DialFailed(world.Server.Link, "nobody listens there");
        else if (how == "refusal")
            world.Server.RefuseResume(StatusCode.ServerStopping);
        else
            world.Server.Open();
        if (how == "break")
            world.Client.LinkLost(world.Server.Link);
        else if (how == "close")
            world.Server.EndSession(CloseReason.ServerStopping);
        else if (how == "silence")
            world.Advance(10.2);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Reconnecting", 1)));
    }

    [Test]
    public void A_text_that_the_server_never_got_has_failed()
    {
        var world = LeftBehind(new LineQueued(1, "bob", 0, "lost"), new LineSent(1, 5));
        world.Start();
        world.Server.GiveBack(world.Server, handled: 4);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "lost failed not_sent" }));
        Assert.That(world.Journal.Where(step => step.Machine == "Delivery").Select(step => step.To), Is.EqualTo(new[] { "Failed" }));
    }

    [Test]
    public void A_script_that_is_ended_while_it_waits_ends()
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Client.InputEnded();
        Assert.That((world.State, world.ExitCode), Is.EqualTo(("Disconnected", 5)));
    }

    [Test]
    public void A_kept_line_of_a_script_that_is_refused_is_reported()
    {
        var world = Lost(isChatting: true, interactive: false);
        world.Line("kept");
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.NameTaken);
        Assert.That((world.Errors().Last(), world.LinesWanted), Is.EqualTo(("skipped", 1)));
    }

    [Test]
    public void A_script_whose_session_ends_skips_its_texts()
    {
        var world = Chatting(isInteractive: false, settle: Steady);
        world.Server.EndSession();
        world.Line("servers");
        Assert.That((world.Errors().Last(), world.LinesWanted), Is.EqualTo(("skipped", 1)));
    }

    [Test]
    public void A_long_script_goes_on_after_a_resume()
    {
        var world = Chatting(isInteractive: false, window: 1, settle: Steady);
        for (var i = 0; i <= 500; i++)
            world.Line($"{i}");
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.GiveBack(world.Links[0], handled: 3);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Chatting", 1)));
    }

    [TestCase("", "")]
    [TestCase("chat bob", "")]
    public void What_happens_to_the_link_of_somebody_whom_one_does_not_talk_to_is_not_shown(string typed, string shown)
    {
        var world = Connected(settle: Steady);
        if (typed.Length > 0)
            world.Line(typed);
        Presence(world, PresenceChange.Interrupted, PresenceChange.Back);
        Assert.That(string.Concat(world.Conversations()), Is.EqualTo(shown));
        AssertNoViolation(world);
    }

    [Test]
    public void Whom_one_talks_to_may_come_and_go()
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Back, PresenceChange.Interrupted, PresenceChange.Interrupted);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob interrupted"));
        world.Server.Notice(ConversationChange.Open, "bob");
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Line("/chat bob");
        Assert.That(world.Conversations().TakeLast(4), Is.EqualTo(new[] { "bob interrupted", "bob peer_opened", "bob peer_left", "bob open" }));
        world.Line("kept for him");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        world.Line("quit");
        Presence(world, PresenceChange.Back, PresenceChange.Interrupted);
        world.Server.Answer(FrameAction.Conversation);
        Assert.That((world.State, world.Conversations().Last()), Is.EqualTo(("Connected", "bob left")));
        AssertNoViolation(world);
    }

    [Test]
    public void The_end_of_the_session_ends_the_conversation_with_somebody_who_is_away()
    {
        var world = Chatting(settle: Steady);
        Presence(world, PresenceChange.Interrupted);
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Line("lost?");
        Assert.That(world.Errors().Last(), Is.EqualTo("conversation_ended"));
        Assert.That(world.Journal.Last(step => step.Machine == "Conversation").To, Is.EqualTo("Closed"));
    }

    [TestCase(StatusCode.ServerStopping)]
    [TestCase(StatusCode.TooManyTries)]
    public void A_first_connect_is_made_once(StatusCode status)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Open();
        world.Server.Answer(FrameAction.ConnectRequest, status);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { status.Code() })));
    }

    [TestCase(CloseReason.ServerStopping)]
    [TestCase(CloseReason.ServerFull)]
    [TestCase(CloseReason.InternalError)]
    public void A_first_connect_that_is_closed_is_not_tried_again(CloseReason reason)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Open();
        world.Server.EndSession(reason);
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Disconnected", new[] { "server_unreachable" })));
    }

    [Test]
    public void Lines_that_never_got_there_can_be_sent_when_one_is_connected([Values] bool isChatting)
    {
        var world = Lost(isChatting: true);
        world.Line("kept");
        world.Line("/disconnect");
        world.Line("resend");
        Assert.That(world.Errors().Last(), Is.EqualTo("not_connected"));
        world.Line("connect");
        world.Server.Grant();
        if (isChatting)
        {
            world.Line("chat bob");
            world.Server.ConfirmOpen();
        }

        world.Line("/resend");
        if (!isChatting)
            world.Server.ConfirmOpen();

        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        world.Line("/unsent");
        Assert.That(Notices(world).Last(), Is.EqualTo("every line of yours was sent"));
    }

    private static readonly TrustRefusal Refusal = new("certificate_changed", "another certificate", "look at it");

    private static ClientOptions Steady(ClientOptions options) => options with { Jitter = () => 1 };

    private ClientWorld Lost(bool isChatting, bool interactive = true)
    {
        var world = isChatting ? Chatting(interactive, settle: Steady) : Connected(interactive, settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        return world;
    }

    private ClientWorld Resuming(bool isChatting)
    {
        var world = Lost(isChatting);
        world.Advance(FirstWait);
        return world;
    }

    // A message on its way, one that waits for its window, an invitation, and an offer.
    private ClientWorld Full(bool isChatting)
    {
        var world = isChatting ? Chatting(settle: Steady, window: 1) : Connected(settle: Steady);
        world.Server.Say(new GroupNotice { Change = GroupChange.Invited, Group = "team"u8, Person = "carol"u8, Code = 60 });
        world.Server.Offer();
        if (isChatting)
        {
            world.Line("on its way");
            world.Line("waits");
        }

        return world;
    }

    // Of an earlier client: a session, and what was noted of its texts.
    private ClientWorld LeftBehind(params StateNote[] notes)
    {
        var state = new MemoryState();
        foreach (var note in (StateNote[])[new SessionBegan(new byte[Welcome.TokenSize]), .. notes])
            state.Note(ServerEndpoint.Default, "alice", note);
        state.Flush();
        return NewWorld(settle: options => Steady(options) with { State = state });
    }

    private static void Presence(ClientWorld world, params PresenceChange[] changes)
    {
        foreach (var change in changes)
            world.Server.Say(new PresenceNotice { Change = change, Name = "bob"u8, Reason = CloseReason.PeerLost });
    }

    private static void AssertNoViolation(ClientWorld world) => Assert.That(world.Journal.Select(step => step.Outcome), Has.None.EqualTo(StepOutcome.Violation));

    private static int Offers(ClientWorld world) => Notices(world).Count(text => text.Contains("of your lines never got", StringComparison.Ordinal));

    private static void AssertAllEnded(ClientWorld world, bool isChatting)
    {
        Assert.That(world.Verdicts(), Is.EqualTo(isChatting ? new[] { "on its way unknown " + world.All<VerdictEvent>().First().Reason, "waits failed not_sent" } : []));
        Assert.That(world.All<TransferEvent>().Last().Status, Is.EqualTo("failed"));
        world.Line("/accept team");
        Assert.That(world.Errors().Last(), Is.EqualTo("nothing_asked").Or.EqualTo("no_such_request"));
    }

    private static void AssertTriedAgain(ClientWorld world)
    {
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
        var links = world.Links.Count;
        world.Advance(1);
        Assert.That((world.State, world.Links.Count), Is.EqualTo(("Resuming", links + 1)));
        world.Server.GiveBack(world.Links[0], handled: 2);
        Assert.That(world.State, Is.EqualTo("Chatting"));
    }

    // A script must not have texts taken for commands; a person sees the prompt.
    private static void AssertSkips(ClientWorld world, bool interactive)
    {
        world.Line("servers");
        Assert.That(world.Errors().Last() == "skipped", Is.EqualTo(!interactive));
    }

    private static IEnumerable<string> Notices(ClientWorld world) => world.All<NoticeEvent>().Select(notice => notice.Text);
}
