using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>From the wish to leave a server to the end of the connection.</summary>
internal sealed class DisconnectTests : ClientFixture
{
    [Test]
    public void A_disconnect_that_is_not_confirmed_ends_after_five_seconds()
    {
        var world = Connected();
        world.Line("disconnect");
        world.Advance(4.9);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Disconnecting", 0)));
        world.Advance(0.2);
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Disconnected", 1)));
        Assert.That(world.All<NoticeEvent>().Last().Code, Is.EqualTo("disconnected"));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
    }

    [Test]
    public void A_connection_that_ends_meanwhile_is_ended_as_asked()
    {
        var world = Connected();
        world.Line("disconnect");
        world.Server.EndSession();
        Assert.That((world.State, world.LinesWanted), Is.EqualTo(("Disconnected", 1)));
        Assert.That(world.All<NoticeEvent>().Last().Code, Is.EqualTo("disconnected"));
        Assert.That(world.Errors(), Is.Empty);
    }

    [Test]
    public void Messages_and_verdicts_still_count_and_other_news_does_not()
    {
        var world = Chatting();
        world.Line("hello");
        world.Line("/disconnect");
        var shown = world.All<ConversationEvent>().Count();
        world.Server.Deliver(3, 3);
        world.Server.Forward("bob", "bye");
        world.Server.Notice(ConversationChange.Leave, "bob");
        world.Server.Gone("bob");
        world.Server.Say(new UserListPage { Request = 1, Total = 0, Skip = 0, Users = [] });
        world.Server.Say(new RosterNews { Kind = RosterNewsKind.TooMany, Total = 4, Came = [], Went = [] });
        Assert.That(world.State, Is.EqualTo("Disconnecting"));
        Assert.That(world.Verdicts(), Is.EqualTo(["hello delivered"]));
        Assert.That(world.All<MessageEvent>().Single().Text, Is.EqualTo("bye"));
        Assert.That((world.All<ConversationEvent>().Count(), world.All<UsersEvent>()), Is.EqualTo((shown, Array.Empty<UsersEvent>())));
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [Test]
    public void What_a_script_says_to_a_server_that_it_is_leaving_is_refused([Values] bool retries)
    {
        var world = NewWorld(isInteractive: false, settle: options => options with { RetriesConnect = retries });
        world.Start("one:1", "two:2");
        world.Links[0].Grant();
        world.Links[1].Grant();
        foreach (var line in new[] { "server 2", "chat2", "/disconnect one:1" })
            world.Line(line);
        world.Links[1].EndSession(); // what ends the wait for the disconnect
        foreach (var line in new[] { "quit", "server 1", "connect", "users", "chat2", "quit", "groups", "ignored", "keys", "history bob", "search hi", "file notes.txt bob", "quit", "/say hi", "/say \ud800", "/msg bob hi", "chat bob", "quit" })
            world.Line(line);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable", .. Enumerable.Repeat("not_permitted_now", 14)]));
        Assert.That(world.All<ErrorEvent>().Last().Text, Does.EndWith("the state is disconnecting"));
        world.Line("disconnect");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Links[0].Answer(FrameAction.DisconnectRequest);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [TestCase(true, true, 0)]
    [TestCase(false, true, 0)]
    [TestCase(true, false, 0)]
    [TestCase(false, false, 4)]
    public void Who_leaves_while_a_conversation_is_being_opened_need_not_wait_for_it(bool interactive, bool confirmed, int code)
    {
        var world = Connected(interactive);
        world.Line("chat bob");
        world.Client.InputEnded();
        world.Client.InputEnded();
        var sent = world.Server.Read();
        var open = sent.Single(frame => frame.Action == FrameAction.Conversation).Header.Sequence;
        if (confirmed)
            world.Server.Say(new ConversationConfirmation { Request = open, Peer = Encoding.UTF8.GetBytes("bob"), Port = 40114 });
        else
            world.Server.Say(new Confirmation(open, StatusCode.UnknownRecipient));
        Assert.That(world.Conversations(), Is.EqualTo([confirmed ? "bob open" : "bob refused"]));
        Assert.That(world.State, Is.EqualTo("Disconnecting"));
        world.Server.Say(new Confirmation(sent.Single(frame => frame.Action == FrameAction.DisconnectRequest).Header.Sequence, StatusCode.Ok));
        Assert.That((world.ExitCode, world.LinesWanted), Is.EqualTo((code, 0)));
    }
}
