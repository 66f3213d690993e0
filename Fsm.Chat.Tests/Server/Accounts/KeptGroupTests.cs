using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>A group of somebody whose name is theirs lasts: who has a seat in it is a member, whether they are here or not, and whatever happened to the server.</summary>
internal sealed class KeptGroupTests : KeptGroupFixture
{
    [Test]
    public void It_is_there_after_a_crash_and_whoever_comes_is_in_it()
    {
        Restart();

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.Joined, "team", "alice", 0)));
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.Joined, "team", "bob", 0)));
        Assert.That(Members(Bob), Is.EqualTo(["alice", "bob"]));
        Join(Carol = Connect("carol", OtherKey), "carol");
    }

    [Test]
    public void It_is_made_when_it_is_on_the_disk_and_holds_its_name_before()
    {
        Alice.SendGroup(GroupRequestKind.Create, "club");

        Alice.ExpectNothing();
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Create, "club")), Is.EqualTo(StatusCode.NameTaken));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "club", "bob")), Is.EqualTo(StatusCode.NotMember));
        Work();
        Assert.That(Alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "club", "bob")), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void What_cannot_be_written_down_is_not_so()
    {
        Join(Carol, "carol");
        Skip();
        Carol.SendGroup(GroupRequestKind.Create, "club");
        Work(StoreFault.StoreFull);
        Assert.That(Answer(Carol), Is.EqualTo(StatusCode.CannotStore));
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.List, "club")), Is.EqualTo(StatusCode.NotMember));

        Bob.SendGroup(GroupRequestKind.Leave, "team");
        Work(StoreFault.StoreFull);
        Assert.That(Answer(Bob), Is.EqualTo(StatusCode.CannotStore));
        Assert.That(Members(Bob), Is.EqualTo(["alice", "bob", "carol"]));
        Server.Pass(TimeSpan.FromSeconds(10));
        Work();
        Bob.SendGroup(GroupRequestKind.Create, "club");
        Work();
        Assert.That(Answer(Bob), Is.EqualTo(StatusCode.Ok), "the name is free again");
    }

    [Test]
    public void Whoever_goes_is_a_member_still_and_nobody_is_told_of_it()
    {
        End(Bob);

        Assert.That(Alice.TakeAll().Count(frame => frame.Action == FrameAction.Group), Is.Zero);
        Assert.That(Members(Alice), Is.EqualTo(["alice", "bob"]));
        Bob = Connect("bob", BobsKey);
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.Joined, "team", "bob", 0)));
        Assert.That(Alice.TakeAll().Count(frame => frame.Action == FrameAction.Group), Is.Zero);
    }

    [Test]
    public void Whoever_leaves_has_left_also_after_a_crash()
    {
        Assert.That(Do(Bob, GroupRequestKind.Leave), Is.EqualTo(StatusCode.Ok));
        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "bob", 0)));
        Restart();
        Assert.That(Members(Alice), Is.EqualTo(["alice"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void What_is_written_down_of_a_member_meanwhile_does_not_bring_them_back(bool comesBack)
    {
        Say("hi");
        Bob.Acknowledge().Skip();
        Bob.SendGroup(GroupRequestKind.Leave, "team");
        Server.Pass(TimeSpan.FromSeconds(1)); // how far bob has got is to be written behind it
        Work();
        Assert.That(Answer(Bob), Is.EqualTo(StatusCode.Ok));
        if (comesBack)
            Join(Bob, "bob");
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
        Restart();
        Assert.That(Members(Alice), Is.EqualTo(comesBack ? ["alice", "bob"] : (string[])["alice"]));
    }

    [Test]
    public void A_group_that_nobody_is_in_any_more_holds_no_name()
    {
        Do(Bob, GroupRequestKind.Leave);
        Alice.SendText("team", "to nobody");
        Alice.SendGroup(GroupRequestKind.Leave, "team");
        Server.Pass(TimeSpan.FromSeconds(1));
        Work();
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
        Restart();
        Alice.Skip();
        Assert.That(Do(Alice, GroupRequestKind.Create), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Whoever_leaves_twice_has_left_once()
    {
        Bob.SendGroup(GroupRequestKind.Leave, "team").SendGroup(GroupRequestKind.Leave, "team");
        Work();
        Assert.That(Bob.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Bob.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Members(Alice), Is.EqualTo(["alice"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void When_the_owner_leaves_the_longest_standing_member_owns_it_be_they_here_or_not(bool isAway)
    {
        Say("before carol joins");
        Join(Carol, "carol");
        if (isAway)
            End(Bob);
        Carol.Skip();

        Assert.That(Do(Alice, GroupRequestKind.Leave), Is.EqualTo(StatusCode.Ok));

        Assert.That(Carol.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "alice", 0)));
        Assert.That(Carol.ExpectGroupNotice(), Is.EqualTo((GroupChange.OwnerChanged, "team", "bob", 0)));
        Server.Pass(TimeSpan.FromSeconds(1));
        Work();
        Restart(carolToo: true);
        Assert.That(Members(Carol), Is.EqualTo(["bob", "carol"]));
    }

    [Test]
    public void The_last_one_out_ends_it_and_its_name_is_free_also_after_a_crash()
    {
        Assert.That(Do(Bob, GroupRequestKind.Leave), Is.EqualTo(StatusCode.Ok));
        Assert.That(Do(Alice, GroupRequestKind.Leave), Is.EqualTo(StatusCode.Ok));
        Restart(carolToo: true);

        Assert.That(Do(Carol, GroupRequestKind.Create), Is.EqualTo(StatusCode.Ok));
        Assert.That(Members(Carol), Is.EqualTo(["carol"]));
    }

    [Test]
    public void Whoever_wishes_to_be_forgotten_is_in_no_group_any_more()
    {
        Alice.SendAccount(AccountRequestKind.Forget, "alice");
        Work();

        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "alice", (int)CloseReason.Forgotten)));
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.OwnerChanged, "team", "bob", 0)));
        Crash();
        Bob = Connect("bob", BobsKey);
        Assert.That(Members(Bob), Is.EqualTo(["bob"]));
    }

    [Test]
    public void A_guest_is_a_member_for_their_session()
    {
        var dave = Connect("dave", null);
        Assert.That(Do(Alice, GroupRequestKind.Invite, "dave"), Is.EqualTo(StatusCode.Ok));
        Assert.That(Do(dave, GroupRequestKind.Accept), Is.EqualTo(StatusCode.Ok));
        Assert.That(Members(Bob), Is.EqualTo(["alice", "bob", "dave"]));
        Bob.Skip();
        End(dave);
        Assert.That(Bob.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.Left));
        Assert.That(Members(Bob), Is.EqualTo(["alice", "bob"]));
    }

    [Test]
    public void A_guest_is_left_with_it_when_the_holders_have_left()
    {
        var dave = Connect("dave", null);
        Do(Alice, GroupRequestKind.Invite, "dave");
        Do(dave, GroupRequestKind.Accept);
        Do(Bob, GroupRequestKind.Leave);
        Do(Alice, GroupRequestKind.Leave);

        Assert.That(Members(dave), Is.EqualTo(["dave"]));
        Assert.That(Do(dave, GroupRequestKind.Invite, "carol"), Is.EqualTo(StatusCode.Ok));
        Assert.That(Do(Carol, GroupRequestKind.Accept), Is.EqualTo(StatusCode.Ok), "as in every group of guests");
        Restart();
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.List, "team")), Is.EqualTo(StatusCode.NotMember));
    }

    [Test]
    public void An_invitation_that_has_ended_while_it_was_accepted_makes_no_member()
    {
        Do(Alice, GroupRequestKind.Invite, "carol");
        Carol.SendGroup(GroupRequestKind.Accept, "team").SendGroup(GroupRequestKind.Decline, "team");
        Work();

        Assert.That(Carol.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok), "the decline");
        Assert.That(Carol.ExpectConfirmation().Status, Is.EqualTo(StatusCode.NotInvited), "the acceptance");
        Restart(carolToo: true);
        Assert.That(Members(Alice), Is.EqualTo(["alice", "bob"]));
    }

    [TestCase(StoreFault.None)]
    [TestCase(StoreFault.StoreFull)]
    public void A_server_that_stops_ends_it_for_this_time_also_while_it_is_being_made(StoreFault fault)
    {
        Alice.SendGroup(GroupRequestKind.Create, "club");
        Server.Hub.Stop();
        Work(fault);
        Assert.That(Server.Hub.Figures.Sessions, Is.Zero);
        Server.AssertEndedWell();
        Crash();
        Alice = Connect("alice", AlicesKey);
        Assert.That(Members(Alice), Is.EqualTo(["alice", "bob"]));
    }
}
