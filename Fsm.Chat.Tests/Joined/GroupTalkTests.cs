namespace Fsm.Chat.Tests.Joined;

/// <summary>Groups with real cores at both ends.</summary>
internal sealed class GroupTalkTests : JoinedFixture
{
    [Test]
    public void One_makes_a_group_one_accepts_one_declines_one_stays_silent()
    {
        var (alice, bob, carol, dave) = (World.Join("alice"), World.Join("bob"), World.Join("carol"), World.Join("dave"));
        alice.Type("group team bob carol dave");
        bob.Type("accept team");
        carol.Type("decline");
        World.Pass(61);

        Assert.That(Groups(alice), Is.EqualTo(
            ["created alice", "invited bob", "invited carol", "invited dave", "member_joined bob", "declined carol", "expired dave"]));
        Assert.That(Groups(bob), Is.EqualTo(["joined bob"]));
        Assert.That(Invitations(bob), Is.EqualTo(["received", "accepted"]));
        Assert.That(Invitations(carol), Is.EqualTo(["received", "declined"]));
        Assert.That(Invitations(dave), Is.EqualTo(["received", "expired"]));
        dave.Type("accept team");
        Assert.That(dave.Errors, Is.EqualTo(["no_such_request"]));
    }

    [Test]
    public void All_members_see_the_messages_of_all_in_the_same_order()
    {
        var (alice, bob, carol) = Team();
        foreach (var member in new[] { alice, bob, carol })
            member.Type("chat team");
        for (var i = 0; i < 10; i++)
        {
            alice.Type($"a{i}");
            bob.Type($"b{i}");
        }

        Assert.That(carol.Texts.Count(), Is.EqualTo(20));
        Assert.That(carol.Texts.Where(text => text.StartsWith("alice", StringComparison.Ordinal)), Is.EqualTo(bob.Texts));
        Assert.That(carol.Texts.Where(text => text.StartsWith("bob", StringComparison.Ordinal)), Is.EqualTo(alice.Texts));
        Assert.That(alice.Verdicts, Has.Exactly(10).EndsWith("delivered"));
        Assert.That(alice.Events.OfType<VerdictEvent>().Select(verdict => (verdict.Delivered, verdict.Failed)), Has.All.EqualTo((2, 0)));
    }

    [Test]
    public void A_member_who_drops_is_counted_and_nobody_waits_for_ever()
    {
        var (alice, bob, carol) = Team();
        carol.Prints = false; // her client gets it, and she does not see it
        alice.Type("chat team", "hello");
        Assert.That(alice.Verdicts, Is.Empty);
        carol.Die();
        Assert.That(alice.Verdicts, Is.Empty, "she may come back");
        World.Pass(61);

        Assert.That(alice.Verdicts, Is.EqualTo(["hello failed partial"]));
        Assert.That(alice.Events.OfType<VerdictEvent>().Select(verdict => (verdict.Delivered, verdict.Failed)), Is.EqualTo(new[] { (1, 1) }));
        Assert.That(Groups(alice).Last(), Is.EqualTo("member_left carol"));
        Assert.That(Groups(bob).Last(), Is.EqualTo("member_left carol"));
    }

    [Test]
    public void A_member_who_leaves_mid_way_still_decides()
    {
        var (alice, _, carol) = Team();
        carol.Prints = false;
        alice.Type("chat team", "hello");
        carol.Type("leave team");
        Assert.That(alice.Verdicts, Is.Empty);
        carol.Prints = true;
        World.Run();
        Assert.That(alice.Verdicts, Is.EqualTo(["hello delivered"]));
    }

    [Test]
    public void When_the_owner_is_gone_the_longest_standing_member_invites()
    {
        var (alice, bob, carol) = Team();
        var dave = World.Join("dave");
        carol.Type("invite team dave");
        Assert.That(carol.Errors, Is.EqualTo(["not_owner"]));
        alice.Die();
        World.Pass(61);
        Assert.That(Groups(carol).TakeLast(2), Is.EqualTo(["member_left alice", "owner bob"]));
        bob.Type("invite team dave");
        dave.Type("accept");
        Assert.That(Groups(dave), Is.EqualTo(["joined dave"]));
        dave.Type("groups");
        Assert.That(dave.Events.OfType<GroupEvent>().Last().Text, Is.EqualTo("team, owned by bob: bob, carol, dave"));
    }

    [Test]
    public void The_last_one_out_ends_the_group_and_its_name_is_free()
    {
        var (alice, bob, carol) = Team();
        foreach (var member in new[] { alice, bob, carol })
            member.Type("leave team");
        World.Join("team");
        Assert.That(World.Server.Figures.Sessions, Is.EqualTo(4));
        alice.Type("chat team");
        Assert.That(alice.Errors, Is.Empty, "that is a person now");
    }

    [Test]
    public void A_line_with_the_name_of_a_group_goes_to_the_group()
    {
        var (alice, bob, carol) = Team();
        alice.Type("chat2", "team>hello", "bob>only you");
        Assert.That(bob.Texts, Is.EqualTo(["alice: hello", "alice: only you"]));
        Assert.That(carol.Texts, Is.EqualTo(["alice: hello"]));
        Assert.That(alice.Verdicts, Is.EquivalentTo(["hello delivered", "only you delivered"]));
        alice.Type("quit");
        Assert.That(alice.State, Is.EqualTo("Connected"));
    }

    [Test]
    public void Whoever_is_alone_in_a_group_is_told_that_nobody_is_there()
    {
        var alice = World.Join("alice");
        alice.Type("group team", "chat team", "hello?");
        Assert.That(alice.Verdicts, Is.EqualTo(["hello? failed nobody_there"]));
    }

    private (JoinedClient Alice, JoinedClient Bob, JoinedClient Carol) Team()
    {
        var (alice, bob, carol) = (World.Join("alice"), World.Join("bob"), World.Join("carol"));
        alice.Type("group team bob carol");
        bob.Type("accept");
        carol.Type("accept");
        return (alice, bob, carol);
    }

    private static IEnumerable<string> Groups(JoinedClient client) => client.Events.OfType<GroupEvent>().Select(group => $"{group.Status} {group.Who}".TrimEnd());

    private static IEnumerable<string> Invitations(JoinedClient client) => client.Events.OfType<InvitationEvent>().Select(invitation => invitation.Status);
}
