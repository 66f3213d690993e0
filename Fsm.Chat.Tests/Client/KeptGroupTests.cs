using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Client;

/// <summary>Groups that last, at a client that is in one.</summary>
internal sealed class KeptGroupTests : KeepingFixture
{
    [Test]
    public void A_kept_message_to_a_group_is_shown_with_its_time_and_place_and_once()
    {
        var world = KeepingGroups();
        Say(world, place: 7, "hello");
        Say(world, place: 7, "hello");

        var shown = world.All<MessageEvent>().Single();
        Assert.That((shown.From, shown.Group, shown.Text, shown.Kept), Is.EqualTo(("bob", "team", "hello", new KeptAt(7, new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)))));
        AssertNoViolation(world);
    }

    [TestCase("place")]
    [TestCase("sender")]
    [TestCase("group")]
    [TestCase("text")]
    public void What_says_nothing_is_a_violation(string what)
    {
        var world = KeepingGroups();
        world.Server.Say(new KeptGroupMessage
        {
            Place = what == "place" ? 0UL : 1,
            Sender = what == "sender" ? (byte[])[0xff] : "bob"u8.ToArray(),
            Group = what == "group" ? (byte[])[0xff] : "team"u8.ToArray(),
            Text = what == "text" ? (byte[])[0xff] : "hi"u8.ToArray(),
        });
        AssertViolation(world, what == "place" ? CloseReason.BadBody : CloseReason.InvalidText);
    }

    [Test]
    public void What_was_not_granted_is_not_known()
    {
        var world = Keeping();
        Say(world, place: 1, "hello");
        AssertViolation(world, CloseReason.UnknownAction);
        Assert.That(world.All<MessageEvent>(), Is.Empty);
    }

    [Test]
    public void A_verdict_says_for_how_many_it_is_kept()
    {
        var world = KeepingGroups();
        world.Line("chat team");
        world.Server.ConfirmOpen("team", port: 0);
        world.Line("hello");
        var sent = world.Server.Expect(FrameAction.SendRequest).Header.Sequence;
        world.Server.Handled = sent;
        world.Server.Say(new SendConfirmation([VerdictRange.OfGroup(sent, delivered: 1, failed: 0, StatusCode.Ok, handedOver: false, kept: 2)]));

        var verdict = world.All<VerdictEvent>().Single();
        Assert.That((verdict.Status, verdict.Delivered, verdict.Kept), Is.EqualTo(("delivered", 1, 2)));
        Assert.That(PlainWriter.Lines(verdict with { IsGroup = true }).Single(), Is.EqualTo("-> team: hello [delivered to 1, kept for 2]"));
    }

    [Test]
    public void A_group_that_is_lost_with_the_session_may_be_there_again_with_the_next()
    {
        var world = KeepingGroups();
        world.Server.Say(new GroupNotice { News = new GroupNews.Joined(), Group = "team"u8, Person = "alice"u8 });
        world.Server.EndSession();

        Assert.That(world.All<GroupEvent>().Select(shown => shown.Status), Is.EqualTo(["joined", "lost"]));
        Assert.That(world.All<GroupEvent>().Last().Text, Does.Contain("if the group lasts you are in it again"));
    }

    [Test]
    public void That_a_server_that_was_started_anew_has_the_group_still_is_no_news()
    {
        var world = InTeamAfterRestart();
        world.Server.Say(new GroupNotice { News = new GroupNews.Joined(), Group = "team"u8, Person = "alice"u8 });
        world.Server.Say(News("bob"));

        Assert.That(world.All<GroupEvent>().Select(shown => shown.Status), Is.EqualTo(["joined"]));
        Assert.That(world.Client.Overview().Servers.Single().Groups, Is.EqualTo(["team"]));
    }

    [Test]
    public void That_it_has_it_no_longer_is_said()
    {
        var world = InTeamAfterRestart();
        world.Server.Say(News("bob"));
        world.Server.Say(News("bob", "carol"));

        Assert.That(world.All<GroupEvent>().Select(shown => shown.Status), Is.EqualTo(["joined", "lost"]));
    }

    [Test]
    public void Whoever_gives_up_before_knows_that_they_are_in_it_no_longer()
    {
        var world = InTeam();
        Restart(world, stored: 1);
        world.Line("/disconnect");

        Assert.That(world.All<GroupEvent>().Select(shown => shown.Status), Is.EqualTo(["joined", "lost"]));
    }

    private ClientWorld InTeam()
    {
        var world = KeepingGroups();
        world.Server.Say(new GroupNotice { News = new GroupNews.Joined(), Group = "team"u8, Person = "alice"u8 });
        return world;
    }

    private ClientWorld InTeamAfterRestart()
    {
        var world = InTeam();
        Restart(world, stored: 1);
        world.Advance(FirstWait);
        Grant(world, Wishes.KeptGroups);
        return world;
    }

    private ClientWorld KeepingGroups()
    {
        var world = NewWorld(true, settle: Steady);
        world.Start();
        Grant(world, Wishes.KeptGroups);
        return world;
    }

    private static void Say(ClientWorld world, ulong place, string text) => world.Server.Say(new KeptGroupMessage
    {
        Conversation = 3, Place = place, At = 1_796_083_200_000, Sender = "bob"u8, Group = "team"u8, Text = Encoding.UTF8.GetBytes(text),
    });
}
