using System.Text;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Tests.Client;

/// <summary>A server that was killed and started again: how soon it is noticed, and what becomes of texts that were kept for the people on it.</summary>
internal sealed class ServerRestartTests : ReconnectingFixture
{
    [Test]
    public void A_server_that_is_back_is_noticed_within_two_seconds_however_long_nothing_listened()
    {
        var world = Lost(isChatting: true);
        world.Advance(FirstWait);
        for (var i = 0; i < 100; i++)
        {
            world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
            Assert.That(world.State, Is.EqualTo("AwaitingServer"));
            var before = world.Client.Now;
            while (world.State != "Resuming")
                world.Advance(0.1);
            Assert.That(world.Client.Now - before, Is.LessThan(TimeSpan.FromSeconds(2.11)));
        }
    }

    [Test]
    public void A_host_that_does_not_answer_is_asked_less_and_less([Values] bool wasRefusedBefore)
    {
        var world = Lost(isChatting: true);
        world.Advance(FirstWait);
        for (var i = 0; i < 8; i++)
        {
            world.Client.DialFailed(world.Server.Link, "no route", wasRefusedBefore && i < 7);
            while (i < 7 && world.State != "Resuming")
                world.Advance(0.1);
        }

        world.Advance(29.8);
        Assert.That(world.State, Is.EqualTo("Reconnecting"));
        world.Advance(0.3);
        Assert.That(world.State, Is.EqualTo("Resuming"));
    }

    [Test]
    public void The_attempts_are_counted_from_one_and_say_when_the_next_one_is()
    {
        var world = Lost(isChatting: true);
        var overview = world.Client.Overview().Current!;
        Assert.That((overview.Attempt, overview.RetryIn), Is.EqualTo((1, TimeSpan.FromSeconds(FirstWait))));
        world.Advance(FirstWait);
        overview = world.Client.Overview().Current!;
        Assert.That((overview.Attempt, overview.RetryIn), Is.EqualTo((1, (TimeSpan?)null)));
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused: true);
        Assert.That(world.Client.Overview().Current!.Attempt, Is.EqualTo(2));
    }

    [Test]
    public void Whoever_was_gone_before_is_not_asked_for()
    {
        var world = Chatting(settle: Steady);
        world.Server.Gone("bob");
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(FirstWait);
        world.Server.Grant();
        Assert.That((world.Server.Count(FrameAction.Conversation), world.Prompt), Is.EqualTo((0, "bob")));
    }

    [Test]
    public void What_was_kept_goes_in_the_new_session_and_what_may_have_been_seen_does_not_go_again()
    {
        var world = Restarted("sent", "kept");
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "sent unknown peer_lost" }));
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob kept"));
        world.Server.ConfirmOpen("bob", 40999);

        var sent = world.Server.Read().Where(frame => frame.Action == FrameAction.SendRequest).ToList();
        Assert.That(sent.Select(frame => (Encoding.UTF8.GetString(frame.Body), frame.Header.DestinationPort)), Is.EqualTo(new[] { ("\u0003bobkept", (ushort)40999) }));
        Assert.That(world.All<ConversationEvent>().Last().Text, Does.Contain("another session"));
        world.Server.Deliver(3, 3);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "sent unknown peer_lost", "kept delivered" }));
    }

    [Test]
    public void Somebody_who_is_not_there_yet_is_asked_for_again([Values] bool theyComeByThemselves)
    {
        var world = Restarted("sent", "kept");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That((world.Conversations().Last(), world.Errors()), Is.EqualTo(("bob awaited", new[] { "server_unreachable", "unknown_session" })));
        if (theyComeByThemselves)
            world.Server.Notice(ConversationChange.Open, "bob");
        else
            world.Advance(1);
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void Somebody_who_does_not_come_is_given_up_and_the_text_is_kept_for_another_try()
    {
        var world = Restarted("sent", "kept");
        var asked = 0;
        for (; !world.Errors().Contains("unknown_recipient"); asked++)
        {
            world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
            for (var passed = 0; passed < 31 && world.Errors().Last() != "unknown_recipient"; passed += 5)
                world.AdvancePonging(5);
        }

        Assert.That(asked, Is.EqualTo(8));
        Assert.That(world.Verdicts().Last(), Is.EqualTo("kept failed unknown_recipient"));
        Assert.That(Notices(world).Last(), Does.StartWith("1 of your lines never got"));
        Assert.That(world.Conversations().Count(news => news == "bob awaited"), Is.EqualTo(1));
        world.Line("/resend");
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void What_is_typed_meanwhile_waits_in_its_order()
    {
        var world = Restarted("sent", "one");
        world.Line("two");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line("three");
        world.Advance(1);
        world.Server.ConfirmOpen();
        Assert.That(
            world.Server.Read().Where(frame => frame.Action == FrameAction.SendRequest).Select(frame => Encoding.UTF8.GetString(frame.Body)),
            Is.EqualTo(new[] { "\u0003bobone", "\u0003bobtwo", "\u0003bobthree" }));
    }

    [TestCase("/disconnect", "kept failed not_sent", "Disconnecting")]
    [TestCase("/chat bob", "", "Chatting")]
    public void Whoever_waits_for_somebody_may_do_something_else(string typed, string verdict, string state)
    {
        foreach (var isAwaited in (bool[])[false, true])
        {
            var world = Restarted("sent", "kept");
            if (isAwaited)
                world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
            world.Line(typed);
            if (typed == "/chat bob")
                world.Server.ConfirmOpen();
            Assert.That(world.State, Is.EqualTo(state));
            if (typed == "/disconnect")
                world.Server.Answer(FrameAction.DisconnectRequest);
            else
                Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
            Assert.That(world.Verdicts().Skip(1), Is.EqualTo(verdict.Length > 0 ? [verdict] : Array.Empty<string>()));
        }
    }

    [Test]
    public void Whoever_leaves_while_the_other_is_awaited_has_left()
    {
        var world = Restarted("sent", "kept");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line("/quit");
        Assert.That((world.State, world.Verdicts().Last(), world.LinesWanted), Is.EqualTo(("Connected", "kept failed not_sent", 1)));
    }

    [Test]
    public void Whoever_leaves_behind_a_text_while_it_is_opened_leaves_when_that_has_gone()
    {
        var world = Restarted("sent", "kept");
        world.Line("/quit");
        var asked = world.Server.Read();
        Assert.That(asked.Select(frame => frame.Action).Where(action => action != FrameAction.Acknowledge), Is.EqualTo(new[] { FrameAction.Conversation, FrameAction.SendRequest, FrameAction.Conversation }));
        world.Server.Say(new Confirmation(asked[^1].Header.Sequence, StatusCode.Ok));
        world.Server.Deliver(3, 3);
        Assert.That((world.State, world.Verdicts().Last()), Is.EqualTo(("Connected", "kept delivered")));
    }

    [Test]
    public void A_connection_that_is_lost_again_keeps_it_once_more([Values] bool isAwaited, [Values] bool isForGood)
    {
        var world = Restarted("sent", "kept");
        if (isAwaited)
            world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        if (isForGood)
        {
            world.Server.EndSession();
            Assert.That(world.Verdicts().Last(), Is.EqualTo("kept failed not_sent"));
            return;
        }

        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Conversations().Count(news => news == "bob kept"), Is.EqualTo(2));
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void Texts_for_a_group_have_failed_and_a_person_of_its_name_does_not_get_what_is_typed_then()
    {
        var world = Connected(settle: Steady);
        world.Server.Say(new GroupNotice { News = new GroupNews.Joined(), Group = "team"u8, Person = "alice"u8 });
        world.Line("chat team");
        world.Server.ConfirmOpen("team", port: 0);
        world.Client.LinkLost(world.Server.Link);
        world.Line("kept");
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(world.All<GroupEvent>().Last(), Has.Property("Status").EqualTo("lost").And.Property("Name").EqualTo("team"));
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "kept failed not_member" }));
        world.Advance(FirstWait);
        world.Server.Grant();
        Assert.That(Notices(world).Last(), Does.StartWith("1 of your lines never got"));
        world.Line("is it you?");
        Assert.That((world.Errors().Last(), world.Server.Count(FrameAction.Conversation)), Is.EqualTo(("conversation_ended", 0)));
    }

    [Test]
    public void A_first_connect_is_tried_again_if_that_is_wished([Values] bool isRefused)
    {
        var world = NewWorld(settle: options => Steady(options) with { RetriesConnect = true });
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo((isRefused ? "AwaitingServer" : "Reconnecting", 1)));
        Assert.That(world.All<ErrorEvent>().Single().Text, Is.EqualTo("127.0.0.1:7400 cannot be reached: nobody listens there; it is tried again"));
        world.Advance(FirstWait);
        world.Client.DialFailed(world.Server.Link, "nobody listens there", isRefused);
        world.Advance(1);
        world.Server.Grant();
        Assert.That((world.State, world.Errors().Count()), Is.EqualTo(("Connected", 1)));
    }

    // The server that had the session is gone, and the one that is there now has granted another one.
    private ClientWorld Restarted(string sent, string kept)
    {
        var world = Chatting(settle: Steady);
        world.Line(sent);
        world.Server.Read();
        world.Client.LinkLost(world.Server.Link);
        world.Line(kept);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Grant();
        return world;
    }
}
