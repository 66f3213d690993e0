using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Tests.Server;

/// <summary>People leave groups or are gone, and no group is ever without an owner.</summary>
public sealed class GroupMembersTests : GroupFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_leaves_is_no_member_any_more_and_those_who_remain_are_told(bool chatting)
    {
        Server.Gather("team", Alice, Bob, Carol);
        Chat(chatting, Bob, Dave, "dave");

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Leave, "team")), Is.EqualTo(StatusCode.Ok));

        foreach (var member in (ScriptedPeer[])[Alice, Carol])
        {
            Assert.That(member.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "bob", 0)));
            member.ExpectNothing();
        }

        Bob.ExpectNothing();
        Assert.That(Bob.SendGroup(GroupRequestKind.List, "").ExpectGroupList(), Is.Empty);
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Leave, "team")), Is.EqualTo(StatusCode.NotMember));
        Assert.That(Alice.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single().Members, Is.EqualTo(["alice", "carol"]));
    }

    [Test]
    public void When_the_owner_leaves_the_longest_standing_member_is_the_owner_at_once()
    {
        Server.Gather("team", Alice, Bob, Carol);

        Alice.SendGroup(GroupRequestKind.Leave, "team");

        foreach (var member in (ScriptedPeer[])[Bob, Carol])
        {
            Assert.That(member.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "alice", 0)));
            Assert.That(member.ExpectGroupNotice(), Is.EqualTo((GroupChange.OwnerChanged, "team", "bob", 0)));
            member.ExpectNothing();
        }

        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Invite, "team", "dave")), Is.EqualTo(StatusCode.NotOwner));
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Invite, "team", "dave")), Is.EqualTo(StatusCode.Ok));
        Assert.That(Dave.ExpectGroupNotice(), Is.EqualTo((GroupChange.Invited, "team", "bob", 60)));
    }

    [Test]
    public void When_the_owner_drops_in_the_middle_of_it_all_the_others_are_told_why_and_go_on()
    {
        Server.Gather("team", Alice, Bob, Carol);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "dave").SendText("team", "wait");
        Alice.SendOpen("team");
        Bob.Skip();
        Carol.Skip();

        Alice.Drop();

        foreach (var member in (ScriptedPeer[])[Bob, Carol])
        {
            Assert.That(member.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "alice", (int)CloseReason.PeerLost)));
            Assert.That(member.ExpectGroupNotice(), Is.EqualTo((GroupChange.OwnerChanged, "team", "bob", 0)));
        }

        Assert.That(Answer(Dave.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.Ok));
        Assert.That(Dave.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single().Members, Is.EqualTo(["bob", "carol", "dave"]));
        Assert.That(Server.Connect("alice").SendGroup(GroupRequestKind.List, "").ExpectGroupList(), Is.Empty, "a name used anew is another person");
    }

    [Test]
    public void Whoever_takes_leave_of_the_server_leaves_all_groups()
    {
        Server.Gather("one", Alice, Bob);
        Server.Gather("two", Bob, Alice);

        Bob.SendBare(FrameAction.DisconnectRequest);

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "one", "bob", (int)CloseReason.Requested)));
        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "two", "bob", (int)CloseReason.Requested)));
        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.OwnerChanged, "two", "alice", 0)));
        Alice.ExpectNothing();
    }

    [Test]
    public void The_last_one_out_dissolves_the_group()
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol");
        Carol.Skip();
        Alice.Drop();
        Bob.Skip();

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Leave, "team")), Is.EqualTo(StatusCode.Ok));

        Assert.That(Carol.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "bob", (int)StatusCode.InvitationRevoked)));
        Assert.That(Bob.SendGroup(GroupRequestKind.List, "").ExpectGroupList(), Is.Empty);
        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited));
        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Create, "TEAM")), Is.EqualTo(StatusCode.Ok), "the name is free");
    }

    [Test]
    public void A_group_made_anew_under_the_same_name_is_another_group()
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendText("team", "to the first");
        Bob.SendGroup(GroupRequestKind.Leave, "team");
        Alice.SendGroup(GroupRequestKind.Leave, "team");
        Server.Gather("team", Bob, Carol);
        Alice.Skip();

        Alice.SendText("team", "to the second");

        Assert.That(Alice.ExpectVerdicts().Last(), Is.EqualTo(VerdictRange.OfFailed(Alice.Sent, StatusCode.UnknownRecipient, handedOver: false)));
        Bob.ExpectNothing();
    }

    [Test]
    public void A_person_who_takes_the_name_of_a_group_that_is_no_more_gets_what_is_sent_to_it()
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendText("team", "to the group");
        Bob.SendGroup(GroupRequestKind.Leave, "team");
        Alice.SendGroup(GroupRequestKind.Leave, "team");
        var team = Server.Connect("team");

        Alice.SendText("team", "to the person");

        Assert.That(team.ExpectText(), Is.EqualTo(("alice", "to the person")));
    }

    [Test]
    public void When_the_server_stops_nobody_hears_of_each_of_the_others_and_every_invitation_ends()
    {
        Server.Gather("team", Alice, Bob, Carol);
        Server.Gather("alone", Carol);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "dave").Skip();
        Dave.Skip();

        Server.Hub.Stop();

        Assert.That(Dave.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "alice", (int)StatusCode.InvitationRevoked)));
        foreach (var peer in (ScriptedPeer[])[Alice, Bob, Carol])
            peer.Expect(FrameAction.Presence);
        foreach (var peer in (ScriptedPeer[])[Alice, Bob, Carol, Dave])
        {
            Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
            peer.EndInput();
        }

        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void A_room_of_hundreds_that_is_cut_off_at_once_is_told_as_long_as_anybody_is_left()
    {
        StartUnder(new() { Rate = 0 });
        var room = Enumerable.Range(0, 300).Select(i => Server.Connect($"person-{i}")).ToArray();
        Server.Gather("room", room);
        foreach (var peer in room)
            peer.StopsReading = true;

        Server.Time.Advance(TimeSpan.FromSeconds(40));
        Server.Time.Advance(TimeSpan.FromSeconds(50));
        Server.Pass(TimeSpan.FromSeconds(1)); // they end some at a time

        Assert.That(Server.Hub.Figures, Has.Property("Sessions").Zero.And.Property("QueuedBytes").Zero);
        Assert.That(Answer(Server.Connect("alice").SendGroup(GroupRequestKind.Create, "room")), Is.EqualTo(StatusCode.Ok));
    }

    // Who asked for what the group could not do is not known any more; the owner answers for it.
    [Test]
    public void A_mistake_of_ours_about_a_group_ends_its_owner_and_passes_the_group_on()
    {
        Server.Gather("team", Alice, Bob);

        Server.Meet((facts, machines) => machines.Fire(facts.Groups.All.Single(), GroupTrigger.InternalErrorCaught));

        Assert.That(Alice.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "alice", (int)CloseReason.InternalError)));
        Assert.That(Bob.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.OwnerChanged));
    }
}
