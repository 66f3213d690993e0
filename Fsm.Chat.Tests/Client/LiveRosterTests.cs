using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Tests.Client;

/// <summary>Who is there is known without asking, and quietly.</summary>
internal sealed class LiveRosterTests : ReconnectingFixture
{
    [Test]
    public void The_list_follows_who_comes_and_goes_and_nothing_is_said_of_strangers()
    {
        var world = Connected();
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2), User("carol", 3)]);
        News(world, RosterNewsKind.Changes, [User("dave", 4)], "bob");
        Assert.That(Users(world), Is.EqualTo(new[] { "alice", "carol", "dave" }));
        Assert.That((world.All<ConversationEvent>(), world.All<RosterEvent>().Last().Total), Is.EqualTo((Array.Empty<ConversationEvent>(), 4u)));
        News(world, RosterNewsKind.TooMany, []);
        Assert.That(Users(world), Is.Empty, "who is not known to be there is not listed");
    }

    [Test]
    public void A_page_that_was_asked_for_adds_to_what_is_known()
    {
        var world = Connected();
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2)]);
        Assert.That(RosterChanges.After([User("alice", 1), User("bob", 2)], new UserListPage { Users = [User("carol", 3)] }, "c").Select(user => user.Name), Is.EqualTo(new[] { "alice", "bob", "carol" }));
        Assert.That(RosterChanges.After([User("alice", 1)], new UserListPage { Users = [User("carol", 3)] }, "").Select(user => user.Name), Is.EqualTo(new[] { "carol" }));
    }

    [Test]
    public void Who_one_has_talked_to_is_said_to_be_back_and_who_is_there_anyway_is_not()
    {
        var world = Chatting();
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2)]);
        world.Server.Gone("bob");
        News(world, RosterNewsKind.Changes, [], "bob");
        News(world, RosterNewsKind.Changes, [User("bob", 5)]);
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 5)]);
        Assert.That(world.Conversations(), Is.EqualTo(new[] { "bob open", "bob peer_gone", "bob peer_arrived" }));
        Assert.That(world.All<ConversationEvent>().Last().Text, Does.EndWith("may be another person"));
    }

    [Test]
    public void Who_came_again_and_has_nothing_to_do_with_oneself_is_said_to_have_gone_again_and_once()
    {
        var world = Chatting();
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2)]);
        world.Server.Gone("bob");
        News(world, RosterNewsKind.Changes, [], "bob");
        News(world, RosterNewsKind.Changes, [User("bob", 5)]);
        News(world, RosterNewsKind.Changes, [], "bob");
        News(world, RosterNewsKind.Changes, [], "bob");
        Assert.That(world.Conversations(), Is.EqualTo(new[] { "bob open", "bob peer_gone", "bob peer_arrived", "bob peer_gone" }));
        Assert.That(world.All<ConversationEvent>().Last().Text, Is.EqualTo("bob is not here any more"));
        News(world, RosterNewsKind.Changes, [User("bob", 6)]);
        News(world, RosterNewsKind.TooMany, []);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob peer_arrived"), "who is there is not known then");
    }

    [TestCase(true, false, true, 1)]
    [TestCase(true, true, true, 0)]
    [TestCase(true, null, true, 0, TestName = "An earlier server does not say who has proved their name")]
    [TestCase(true, null, false, 1, TestName = "A server that keeps no names cannot have a name proved")]
    [TestCase(false, false, true, 0)]
    [TestCase(null, false, true, 0)]
    public void A_name_that_was_proved_and_comes_back_without_proof_is_told_once(bool? before, bool? after, bool hasAccounts, int told)
    {
        var world = NewWorld(true);
        world.Start();
        world.Server.Granted = Wishes.RosterNews | (hasAccounts ? Wishes.Accounts : Wishes.None);
        world.Server.Grant();
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2) with { IsHolder = before }]);
        News(world, RosterNewsKind.Changes, [User("bob", 5) with { IsHolder = after }]);
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 6) with { IsHolder = after }]);

        var warnings = world.All<ConversationEvent>().Where(change => change.Status == "peer_unproven").ToList();
        Assert.That(warnings, Has.Count.EqualTo(told));
        Assert.That(warnings.Select(warning => warning.Text), Has.All.StartsWith("CAREFUL: whoever is bob now has not proved"));
    }

    [Test]
    public void Of_strangers_nothing_is_remembered_and_whoever_proves_the_name_again_can_lose_it_again()
    {
        var world = Chatting();
        foreach (var isHolder in (bool[])[true, false, true, false])
            News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2) with { IsHolder = isHolder }, User("carol", 3) with { IsHolder = isHolder }]);
        Assert.That(world.Conversations().Where(news => news.EndsWith("unproven", StringComparison.Ordinal)), Is.EqualTo(["bob peer_unproven", "bob peer_unproven"]));
    }

    [Test]
    public void Whoever_registers_is_no_newcomer()
    {
        var world = Chatting();
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2) with { IsHolder = false }]);
        var said = (world.Conversations().Count(), world.All<RosterEvent>().Count());
        News(world, RosterNewsKind.Changes, [User("bob", 2) with { IsHolder = true }]);
        Assert.That((world.Conversations().Count(), world.All<RosterEvent>().Count()), Is.EqualTo(said));
    }

    [TestCase("Open")]
    [TestCase("PeerInterrupted")]
    [TestCase("Opening")]
    [TestCase("Draining")]
    [TestCase("Leaving")]
    public void That_somebody_is_not_listed_any_more_means_nothing_to_a_conversation_that_the_server_speaks_of(string state)
    {
        var world = state == "Opening" ? Connected() : Chatting(window: 1);
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2)]);
        if (state == "PeerInterrupted")
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        foreach (var line in state switch { "Open" or "PeerInterrupted" => [], "Opening" => ["chat bob"], "Draining" => ["one", "two", "/quit"], _ => (string[])["/quit"] })
            world.Line(line);
        var said = world.Conversations().Count();
        News(world, RosterNewsKind.Changes, [], "bob");
        AssertNoViolation(world);
        Assert.That(world.Conversations().Count(), Is.EqualTo(said));
    }

    [Test]
    public void Somebody_who_is_awaited_is_asked_for_as_soon_as_they_come()
    {
        var world = Chatting(settle: Steady);
        world.Client.LinkLost(world.Server.Link);
        world.Line("kept");
        world.Advance(FirstWait);
        world.Server.RefuseResume(StatusCode.UnknownSession);
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        News(world, RosterNewsKind.Changes, [User("bob", 5)]);
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        News(world, RosterNewsKind.Changes, [], "bob"); // they went before the question came
        AssertNoViolation(world);
        News(world, RosterNewsKind.Changes, [User("bob", 6)]);
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void Late_news_of_the_session_that_one_talks_to_are_no_arrival([Values] bool isLeft)
    {
        var world = Chatting();
        News(world, RosterNewsKind.Everybody, [User("alice", 1)]);
        if (isLeft)
        {
            world.Line("/quit");
            world.Server.Answer(FrameAction.Conversation);
        }

        var said = world.Conversations().Count();
        News(world, RosterNewsKind.Changes, [User("bob", 40114)]);
        Assert.That(world.Conversations().Count(), Is.EqualTo(said));
        Assert.That(Users(world), Does.Contain("bob"));
    }

    [TestCase("Open")]
    [TestCase("PeerInterrupted")]
    [TestCase("Opening")]
    [TestCase("Draining")]
    [TestCase("Leaving")]
    public void That_somebody_has_come_means_nothing_to_a_conversation_that_is_on_its_way(string state)
    {
        var world = state == "Opening" ? Connected() : Chatting(window: 1);
        if (state == "PeerInterrupted")
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        foreach (var line in state switch { "Open" or "PeerInterrupted" => [], "Opening" => ["chat bob"], "Draining" => ["one", "two", "/quit"], _ => (string[])["/quit"] })
            world.Line(line);
        var said = world.Conversations().Count();
        News(world, RosterNewsKind.Changes, [User("bob", 5)]);
        AssertNoViolation(world);
        Assert.That(world.Conversations().Count(), Is.EqualTo(said));
    }

    [Test]
    public void Without_a_session_nobody_is_listed()
    {
        var world = Connected(settle: Steady);
        News(world, RosterNewsKind.Everybody, [User("alice", 1), User("bob", 2)]);
        world.Server.EndSession();
        Assert.That(Users(world), Is.Empty);
    }

    private static UserEntry User(string name, ushort port) => new(name, default, port);

    private static IReadOnlyList<string> Users(ClientWorld world) => world.Client.Overview().Servers[0].Users;

    private static void News(ClientWorld world, RosterNewsKind kind, UserEntry[] came, params string[] went) =>
        world.Server.Say(new RosterNews { Kind = kind, Total = 4, Came = came, Went = went, TellsHolders = came.Any(user => user.IsHolder is not null) });
}
