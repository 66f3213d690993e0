using Fsm.Chat.Protocol.Machines.Server.Invitation;

namespace Fsm.Chat.Tests.Server;

/// <summary>The owner invites, the invited person answers or does not, and each invitation ends once, with both knowing how.</summary>
public sealed class GroupInvitationTests : GroupFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_accepts_is_a_member_and_everybody_in_it_is_told(bool chatting)
    {
        Server.Gather("team", Alice, Bob);
        Chat(chatting, Alice, Dave, "dave");
        Chat(chatting, Carol, Dave, "dave");

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "TEAM", "Carol")), Is.EqualTo(StatusCode.Ok));
        Assert.That(Carol.ExpectGroupNotice(), Is.EqualTo((GroupChange.Invited, "team", "alice", 60)));
        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.Ok));

        foreach (var member in (ScriptedPeer[])[Alice, Bob, Carol])
        {
            Assert.That(member.ExpectGroupNotice(), Is.EqualTo((GroupChange.Joined, "team", "carol", 0)));
            member.ExpectNothing();
        }

        Assert.That(Carol.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single().Members, Is.EqualTo(["alice", "bob", "carol"]));
    }

    [Test]
    public void Notices_carry_the_port_of_whom_they_are_about()
    {
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "", Bob.Port);

        Assert.That(Bob.Await(Protocol.Framing.FrameAction.Group).Header.SourcePort, Is.EqualTo(Alice.Port));
        Bob.SendGroup(GroupRequestKind.Accept, "team");
        Assert.That(Alice.Await(Protocol.Framing.FrameAction.Group).Header.SourcePort, Is.EqualTo(Bob.Port));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_declines_is_not_a_member_and_the_owner_alone_is_told(bool chatting)
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol");
        Chat(chatting, Carol, Dave, "dave");

        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Decline, "team")), Is.EqualTo(StatusCode.Ok));

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "carol", (int)StatusCode.InvitationDeclined)));
        Bob.ExpectNothing();
        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "carol")), Is.EqualTo(StatusCode.Ok), "they may be asked again");
    }

    [Test]
    public void An_invitation_that_nobody_answers_expires_and_both_are_told()
    {
        StartUnder(new Limits { PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero });
        Server.Gather("team", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol").Skip();
        Carol.Skip();
        Alice.Acknowledge();
        Server.Pass(TimeSpan.FromSeconds(0.2));
        Alice.Skip();
        Server.Pass(TimeSpan.FromSeconds(59.7));
        Assert.That((Alice.Waiting, Carol.Waiting), Is.EqualTo((0, 0)), "nothing before its time");

        Server.Pass(TimeSpan.FromSeconds(0.2));

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "carol", (int)StatusCode.InvitationExpired)));
        Assert.That(Carol.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "alice", (int)StatusCode.InvitationExpired)));
    }

    [Test]
    public void An_acceptance_that_crosses_the_expiry_comes_too_late()
    {
        StartUnder(new Limits { InvitationTimeout = TimeSpan.FromSeconds(1.5) });
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob");
        Assert.That(Bob.ExpectGroupNotice().Code, Is.EqualTo(2), "a second that has begun counts");
        Server.Pass(TimeSpan.FromSeconds(1.6));

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited));
        Alice.Skip();
        Assert.That(Alice.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single().Total, Is.EqualTo(1));
    }

    [Test]
    public void An_answer_in_time_is_the_end_of_it()
    {
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob");
        Server.Pass(TimeSpan.FromSeconds(20));
        Bob.SendGroup(GroupRequestKind.Accept, "team");
        Bob.SendGroup(GroupRequestKind.Leave, "team");
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob").Skip();
        Bob.Skip();

        Server.Pass(TimeSpan.FromSeconds(41));

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.Ok), "the first invitation's time is not the second's");
    }

    [Test]
    public void Without_a_limit_an_invitation_stays_open()
    {
        StartUnder(new Limits { InvitationTimeout = TimeSpan.Zero, PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero });
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob");
        Assert.That(Bob.ExpectGroupNotice().Code, Is.Zero);

        Server.Time.Advance(TimeSpan.FromDays(1));

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void When_the_invited_person_is_gone_the_owner_is_told()
    {
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob").Skip();

        Bob.Drop();

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "bob", (int)StatusCode.InvitationRevoked)));
        Server.Pass(TimeSpan.FromSeconds(5));
        Assert.That(Answer(Server.Connect("bob").SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited), "a name used anew is another person");
    }

    [Test]
    public void When_the_last_member_is_gone_the_invited_person_is_told_whom_it_was_from()
    {
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob");
        Bob.Skip();

        Alice.Drop();

        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "alice", (int)StatusCode.InvitationRevoked)));
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited));
    }

    [Test]
    public void An_invitation_outlives_the_owner_and_the_next_one_hears_of_its_end()
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol");
        Alice.Drop();
        Bob.Skip();

        Carol.SendGroup(GroupRequestKind.Decline, "team");

        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "carol", (int)StatusCode.InvitationDeclined)));
    }

    [TestCase("team", "dave", StatusCode.NotMember)]
    [TestCase("nothing", "dave", StatusCode.NotMember)]
    [TestCase("bobs", "dave", StatusCode.NotOwner)]
    [TestCase("mine", "nobody", StatusCode.UnknownRecipient)]
    [TestCase("mine", "", StatusCode.UnknownRecipient)]
    [TestCase("mine", "alice", StatusCode.RecipientIsSelf)]
    [TestCase("mine", "bob", StatusCode.AlreadyMember)]
    [TestCase("mine", "carol", StatusCode.AlreadyInvited)]
    public void An_invitation_is_refused(string group, string person, StatusCode status)
    {
        Server.Gather("team", Carol);
        Server.Gather("bobs", Bob, Alice);
        Server.Gather("mine", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "mine", "carol").Skip();
        Dave.Skip();

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, group, person)), Is.EqualTo(status));
        Dave.ExpectNothing();
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Only_who_is_invited_has_something_to_answer(bool chatting)
    {
        Server.Gather("team", Alice);
        Chat(chatting, Bob, Dave, "dave");

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited));
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Decline, "nothing")), Is.EqualTo(StatusCode.NotInvited));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited), "a member has answered");
    }

    [Test]
    public void A_port_that_fits_several_people_invites_nobody()
    {
        Server.Gather("team", Alice);
        Server.Dial("192.0.2.1", 700).SendConnect("one");
        Server.Dial("192.0.2.2", 700).SendConnect("two");

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "", 700)), Is.EqualTo(StatusCode.RecipientAmbiguous));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "two", 700)), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void A_group_takes_as_many_as_it_may_open_invitations_included()
    {
        StartUnder(new Limits { GroupMembers = 3 });
        Server.Gather("team", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol").Skip();

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "dave")), Is.EqualTo(StatusCode.GroupFull));
        Carol.SendGroup(GroupRequestKind.Decline, "team");
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "dave")), Is.EqualTo(StatusCode.Ok));
        Assert.That(Answer(Dave.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.Ok), "whoever is invited has a place");
    }

    [Test]
    public void Nobody_is_invited_into_more_groups_than_they_may_be_in()
    {
        StartUnder(new Limits { GroupsPerUser = 2 });
        Server.Gather("one", Bob);
        Server.Gather("other", Bob);
        Server.Gather("three", Alice);

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "three", "bob")), Is.EqualTo(StatusCode.TooManyGroups));
        Bob.SendGroup(GroupRequestKind.Leave, "one");
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "three", "bob")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void One_person_has_no_more_invitations_open_than_are_left_for_others()
    {
        StartUnder(new Limits { GroupsPerUser = 4 });
        foreach (var group in (string[])["a1", "a2", "a3", "a4"])
            Server.Gather(group, Alice);
        Server.Gather("friends", Carol);

        Assert.That(((string[])["a1", "a2", "a3"]).Select(group => Answer(Alice.SendGroup(GroupRequestKind.Invite, group, "bob"))), Has.All.EqualTo(StatusCode.Ok));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "a4", "bob")), Is.EqualTo(StatusCode.AlreadyInvited), "wait for the answer");
        Assert.That(Answer(Carol.SendGroup(GroupRequestKind.Invite, "friends", "bob")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Nobody_accepts_more_than_they_may_be_in()
    {
        StartUnder(new Limits { GroupsPerUser = 2 });
        Server.Gather("three", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "three", "bob");
        Server.Gather("one", Bob);
        Server.Gather("two", Bob);

        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "three")), Is.EqualTo(StatusCode.TooManyGroups));
        Bob.SendGroup(GroupRequestKind.Leave, "one").Skip();
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "three")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Nobody_is_invited_for_whom_too_much_waits()
    {
        StartUnder(new Limits { Rate = 0 });
        Server.Gather("team", Alice);
        Server.FillQueueOf(Bob);

        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "bob")), Is.EqualTo(StatusCode.RecipientBusy));
    }

    [Test]
    public void A_mistake_of_ours_ends_an_invitation_for_both_and_nothing_else()
    {
        Server.Gather("team", Alice);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "bob").Skip();
        Bob.Skip();

        Server.Meet((facts, machines) => machines.Fire(facts.Groups.All.Single().Invitations.Single(), InvitationTrigger.InternalErrorCaught));

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "bob", (int)StatusCode.InvitationRevoked)));
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "alice", (int)StatusCode.InvitationRevoked)));
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Accept, "team")), Is.EqualTo(StatusCode.NotInvited));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "bob")), Is.EqualTo(StatusCode.Ok), "the group is as before");
    }
}
