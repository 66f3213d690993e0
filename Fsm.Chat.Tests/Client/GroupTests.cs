namespace Fsm.Chat.Tests.Client;

/// <summary>Groups as one of their members types and sees them.</summary>
internal sealed class GroupTests : ClientFixture
{
    [Test]
    public void A_group_is_made_and_then_people_are_invited_each_with_an_answer()
    {
        var world = Connected();
        world.Line("group team bob 40115");
        Assert.That(Requests(world), Is.EqualTo(["Create team  0"]));
        Answer(world, 2);
        Assert.That(Requests(world), Is.EqualTo(["Invite team bob 0", "Invite team  40115"]));
        Assert.That(world.LinesWanted, Is.Zero);
        Answer(world, 3);
        Assert.That(world.LinesWanted, Is.Zero, "one invitation is not answered");
        Answer(world, 4, StatusCode.UnknownRecipient);

        Assert.That(Groups(world), Is.EqualTo(["created alice", "invited bob", "refused 40115"]));
        Assert.That(world.Errors(), Is.EqualTo(["unknown_recipient"]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_group_that_is_refused_invites_nobody()
    {
        var world = Connected();
        world.Line("group team bob");
        Answer(world, 2, StatusCode.NameTaken);
        Assert.That(Requests(world), Is.EqualTo(["Create team  0"]));
        Assert.That(world.Errors(), Is.EqualTo(["name_taken"]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_group_whose_name_looks_like_one_that_is_taken_is_refused_with_that_one()
    {
        var world = Connected();
        world.Line("group team");
        world.Server.Say(new Confirmation(2, StatusCode.NameTaken) { Holder = "tеаm" });

        Assert.That(world.All<ErrorEvent>().Single().Text, Does.EndWith(": a person or a group has a name that looks like that one: tеаm"));
    }

    [Test]
    public void The_owner_hears_of_each_answer()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Joined, "team", "bob");
        world.Server.Group(GroupChange.InvitationEnded, "team", "carol", (ushort)StatusCode.InvitationDeclined);
        world.Server.Group(GroupChange.InvitationEnded, "team", "dave", (ushort)StatusCode.InvitationExpired);
        world.Server.Group(GroupChange.InvitationEnded, "team", "erin", (ushort)StatusCode.InvitationRevoked);
        Assert.That(Groups(world), Is.EqualTo(["member_joined bob", "declined carol", "expired dave", "revoked erin"]));
    }

    [Test]
    public void Members_hear_who_leaves_who_is_gone_and_who_owns_it_then()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Left, "team", "bob");
        world.Server.Group(GroupChange.Left, "team", "carol", (ushort)CloseReason.PeerLost);
        world.Server.Group(GroupChange.OwnerChanged, "team", "alice");
        world.Server.Group(GroupChange.OwnerChanged, "team", "dave");
        Assert.That(world.All<GroupEvent>().Select(group => group.Text), Is.EqualTo(
        [
            "bob has left team",
            "carol is no longer in team: disconnected (the connection was closed by the other side)",
            "you are the owner of team now: /invite team NAME",
            "dave is the owner of team now",
        ]));
    }

    [Test]
    public void A_message_to_a_group_names_it_on_the_way_out_and_in()
    {
        var world = InGroup();
        world.Line("hello all");
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body, Is.EqualTo("\u0004teamhello all"u8.ToArray()));
        world.Server.Handled = 3;
        world.Server.Say(new SendConfirmation([new(3, 3, StatusCode.Partial, true, 2, 1)]));
        world.Server.ForwardToGroup("bob", "team", "hi");

        Assert.That(world.All<VerdictEvent>().Single(), Has.Property("IsGroup").True.And.Property("Delivered").EqualTo(2).And.Property("Failed").EqualTo(1)
            .And.Property("Explanation").EqualTo("some members of the group did not get it (delivered to 2, failed for 1)"));
        Assert.That(world.All<MessageEvent>().Single(), Has.Property("Group").EqualTo("team").And.Property("From").EqualTo("bob"));
    }

    [Test]
    public void Quit_leaves_the_conversation_and_not_the_group()
    {
        var world = InGroup();
        world.Line("quit");
        var leave = world.Server.Expect(FrameAction.Conversation);
        world.Server.Say(new Confirmation(leave.Header.Sequence, StatusCode.Ok));
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Connected", "")));
        Assert.That(Groups(world), Is.EqualTo(["joined alice"]));
    }

    [Test]
    public void Leaving_the_group_that_one_talks_to_ends_the_conversation_too()
    {
        var world = InGroup();
        world.Line("/leave team");
        world.Server.Answer(FrameAction.Group);
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Connected", "")));
        Assert.That(Groups(world).Last(), Is.EqualTo("left alice"));
        world.Line("chat team");
        world.Server.Answer(FrameAction.Conversation, StatusCode.NotMember);
        Assert.That(world.Errors(), Is.EqualTo(["not_member"]));
    }

    [Test]
    public void Leaving_another_group_changes_nothing_for_the_conversation()
    {
        var world = InGroup();
        world.Line("/leave other");
        world.Server.Answer(FrameAction.Group);
        Assert.That(world.Prompt, Is.EqualTo("team"));
    }

    [Test]
    public void Leaving_a_group_changes_nothing_for_the_conversation_with_a_person_who_had_its_name()
    {
        var world = Connected();
        world.Line("chat team");
        world.Server.ConfirmOpen("team");
        world.Server.Group(GroupChange.Joined, "team", "alice");
        world.Line("/leave team");
        world.Server.Answer(FrameAction.Group);
        Assert.That(world.Prompt, Is.EqualTo("team"));
    }

    [Test]
    public void A_conversation_that_was_left_stays_closed_when_the_group_is_left()
    {
        var world = InGroup();
        world.Line("quit");
        world.Server.Answer(FrameAction.Conversation);
        world.Line("leave team");
        world.Server.Answer(FrameAction.Group);
        Assert.That(Groups(world).Last(), Is.EqualTo("left alice"));
        Assert.That(world.State, Is.EqualTo("Connected"));
    }

    [Test]
    public void A_group_that_is_left_fails_what_still_waits_for_it()
    {
        var world = InGroup(window: 1);
        world.Line("one");
        world.Line("two");
        world.Line("/leave team");
        var leave = world.Server.Expect(FrameAction.Group);
        world.Server.Say(new Confirmation(leave.Header.Sequence, StatusCode.Ok));
        Assert.That(world.Verdicts(), Is.EqualTo(["two failed not_member"]));
        Assert.That(world.All<NoticeEvent>().Last().Text, Does.StartWith("1 of your lines never got to"));
    }

    [Test]
    public void A_refused_leave_says_why()
    {
        var world = Connected();
        world.Line("leave team");
        world.Server.Answer(FrameAction.Group, StatusCode.NotMember);
        Assert.That(world.All<ErrorEvent>().Single().Text, Is.EqualTo("team was not left: you are in no group of that name"));
    }

    [Test]
    public void Groups_lists_them_with_owner_and_members()
    {
        var world = Connected();
        world.Line("groups");
        var request = world.Server.Expect(FrameAction.Group);
        world.Server.Say(new GroupListConfirmation { Request = request.Header.Sequence, Groups = [new("team", "bob", 3, ["bob", "alice"])] });
        Assert.That(world.All<GroupEvent>().Single().Text, Is.EqualTo("team, owned by bob: bob, alice and 1 more"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Whoever_is_in_no_group_is_told_so()
    {
        var world = Connected();
        world.Line("groups");
        var request = world.Server.Expect(FrameAction.Group);
        world.Server.Say(new GroupListConfirmation { Request = request.Header.Sequence, Groups = [] });
        Assert.That(world.All<NoticeEvent>().Last().Text, Is.EqualTo("you are in no group"));
    }

    [Test]
    public void A_lost_connection_lets_the_next_line_go()
    {
        var world = Connected();
        world.Line("groups");
        world.Server.EndSession();
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [TestCase("group 9lives")]
    [TestCase("leave a/b")]
    public void What_cannot_be_a_group_is_not_asked_for(string line)
    {
        var world = Connected();
        world.Line(line);
        Assert.That(world.Errors(), Is.EqualTo(["name_invalid"]));
        Assert.That(world.Server.Count(FrameAction.Group), Is.Zero);
    }

    [TestCase("group team")]
    [TestCase("file notes.txt bob")]
    public void Neither_groups_nor_files_are_for_whoever_is_not_connected(string line)
    {
        var world = Connected();
        world.Server.EndSession();
        world.Line(line);
        Assert.That(world.Errors().Last(), Is.EqualTo("not_connected"));
    }

    [Test]
    public void What_comes_while_one_leaves_is_for_nobody()
    {
        var world = Connected();
        world.Line("disconnect");
        world.Server.Group(GroupChange.Joined, "team", "bob");
        world.Server.Offer();
        Assert.That(world.State, Is.EqualTo("Disconnecting"));
        Assert.That(world.All<GroupEvent>(), Is.Empty);
        Assert.That(world.All<OfferEvent>(), Is.Empty);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.States().Last(), Is.EqualTo("Disconnected"));
        Assert.That(world.Errors(), Is.Empty);
    }

    private static IEnumerable<string> Groups(ClientWorld world) => world.All<GroupEvent>().Select(group => $"{group.Status} {group.Who}");

    private static void Answer(ClientWorld world, ulong request, StatusCode status = StatusCode.Ok) => world.Server.Say(new Confirmation(request, status));

    private static string[] Requests(ClientWorld world) =>
    [
        .. world.Server.Read().Where(frame => frame.Action == FrameAction.Group).Select(frame => GroupRequest.TryRead(frame.Body, out var request)
            ? $"{request.Kind} {System.Text.Encoding.UTF8.GetString(request.Group)} {System.Text.Encoding.UTF8.GetString(request.Person)} {frame.Header.DestinationPort}" : "?"),
    ];

    private ClientWorld InGroup(ushort window = 128)
    {
        var world = Connected(window: window);
        world.Server.Group(GroupChange.Joined, "team", "alice");
        world.Line("chat team");
        world.Server.ConfirmOpen("team", 0);
        world.Server.Handled = 2;
        return world;
    }
}
