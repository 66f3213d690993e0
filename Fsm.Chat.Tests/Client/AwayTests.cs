using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Tests.Client;

/// <summary>A conversation with somebody who is away, and whose messages are kept.</summary>
internal sealed class AwayTests : KeepingFixture
{
    [Test]
    public void It_opens_and_says_that_they_are_away()
    {
        var world = KeepingAway();
        Assert.That(world.All<ConversationEvent>().Select(shown => (shown.Status, shown.Reason, shown.Text)), Is.EqualTo([("open", "peer_away", "bob is away: what you write is kept for them")]));
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Chatting", "bob")));
        world.Line("/chat bob");
        Assert.That(world.All<ConversationEvent>().Count(), Is.EqualTo(2), "said again to who asks again");
    }

    [TestCase("news", "peer_arrived", "bob is here now")]
    [TestCase("opened", "peer_opened", null)]
    [TestCase("left", "peer_left", null)]
    [TestCase("back", "back", null)]
    public void Whoever_comes_is_said_to_be_there(string how, string status, string? text)
    {
        var world = KeepingAway();
        Come(world, how);
        Assert.That(world.All<ConversationEvent>().Last().Status, Is.EqualTo(status));
        Assert.That(text, Is.Null.Or.EqualTo(world.All<ConversationEvent>().Last().Text));
        Assert.That(In(world), Is.EqualTo("Open"));
        world.Line("hello");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void Whoever_comes_and_is_interrupted_at_once_is_said_to_be()
    {
        var world = KeepingAway();
        Presence(world, PresenceChange.Interrupted);
        Assert.That((In(world), world.Conversations().Last()), Is.EqualTo(("PeerInterrupted", "bob interrupted")));
    }

    [Test]
    public void Whoever_comes_and_goes_is_gone_and_the_next_text_opens_it_again()
    {
        var world = KeepingAway();
        Come(world, "news");
        world.Server.Gone("bob");
        world.Line("hello");
        world.Server.ConfirmOpen(port: 0);
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        Assert.That(world.Conversations(), Is.EqualTo(["bob open", "bob peer_arrived", "bob peer_gone", "bob open"]));
        Come(world, "news");
        Assert.That(world.All<ConversationEvent>().Last().Text, Is.EqualTo("bob is here now"));
    }

    [Test]
    public void What_is_no_news_of_them_changes_nothing([Values("unlisted", "news of others")] string what)
    {
        var world = KeepingAway();
        world.Server.Say(new RosterNews { Kind = RosterNewsKind.Everybody, Total = 1, Came = [new("bob", default, 9)], Went = [] });
        world.Server.Say(new RosterNews { Kind = RosterNewsKind.Changes, Total = 1, Came = what == "unlisted" ? [] : [new("carol", default, 9)], Went = what == "unlisted" ? ["bob"] : [] });
        AssertNoViolation(world);
    }

    [Test]
    public void It_is_left_and_ends_like_any_other([Values("quit", "closed", "ended", "gone")] string how)
    {
        var world = KeepingAway();
        switch (how)
        {
            case "quit":
                world.Line("quit");
                world.Server.Answer(FrameAction.Conversation);
                break;
            case "closed":
                world.Server.Notice(ConversationChange.End, "bob");
                break;
            case "gone":
                world.Server.Gone("bob");
                break;
            default:
                world.Server.EndSession();
                break;
        }

        Assert.That(In(world), Is.EqualTo("Closed"));
        Assert.That(world.Conversations().Skip(1), Is.EqualTo(how switch { "quit" => ["bob left"], "closed" => ["bob peer_ignores"], "gone" => ["bob peer_gone"], _ => Array.Empty<string>() }));
    }

    [Test]
    public void It_outlives_the_session_as_the_place_that_text_goes_to()
    {
        var world = KeepingAway(settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(In(world), Is.EqualTo("Keeping"));
        world.Advance(FirstWait);
        Grant(world);
        world.Server.ConfirmOpen(port: 0);
        Assert.That((In(world), world.Prompt), Is.EqualTo(("PeerAway", "bob")));
    }

    [Test]
    public void That_they_are_away_is_nothing_to_a_chat_that_was_given_up()
    {
        var world = Keeping();
        world.Line("chat bob");
        var first = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        world.Server.Say(new ConversationConfirmation { Request = first, Peer = "bob"u8, Port = 0 });
        Assert.That(In(world), Is.EqualTo("Closed"));
        AssertNoViolation(world);
    }

    [Test]
    public void What_becomes_of_a_group_of_that_name_is_nothing_to_it()
    {
        var world = KeepingAway();
        world.Line("/leave bob");
        world.Server.Answer(FrameAction.Group);
        Assert.That(In(world), Is.EqualTo("PeerAway"));
        AssertNoViolation(world);
    }

    private static string In(ClientWorld world) => world.Journal.Last(step => step.Machine == "Conversation").To;

    private static void Come(ClientWorld world, string how)
    {
        switch (how)
        {
            case "news":
                world.Server.Say(new RosterNews { Kind = RosterNewsKind.Changes, Total = 2, Came = [new("bob", default, 9)], Went = [] });
                break;
            case "opened":
                world.Server.Notice(ConversationChange.Open, "bob");
                break;
            case "left":
                world.Server.Notice(ConversationChange.Leave, "bob");
                break;
            default:
                Presence(world, PresenceChange.Back);
                break;
        }
    }
}
