using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Whoever is away is invited when they come.</summary>
internal sealed class KeptInvitationTests : KeptGroupFixture
{
    [Test]
    public void It_waits_for_whoever_is_away_also_over_a_crash([Values] bool chatting, [Values] bool crash)
    {
        End(Carol);
        if (chatting)
            Alice.SendOpen("bob").Acknowledge().Skip();
        Assert.That(Do(Alice, GroupRequestKind.Invite, "carol"), Is.EqualTo(StatusCode.Ok));
        Assert.That(Do(Alice, GroupRequestKind.Invite, "carol"), Is.EqualTo(StatusCode.AlreadyInvited));
        if (crash)
            Restart();

        Carol = Connect("carol", OtherKey);
        Assert.That(Carol.ExpectGroupNotice(), Is.EqualTo((GroupChange.Invited, "team", "alice", 60)));
        Assert.That(Do(Carol, GroupRequestKind.Accept), Is.EqualTo(StatusCode.Ok));
        End(Carol);
        Carol = Connect("carol", OtherKey);
        Assert.That(Carol.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.Joined), "and is asked no more");
        Restart(carolToo: true);
        Assert.That(Carol.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.Joined));
        Assert.That(Members(Alice), Is.EqualTo(["alice", "bob", "carol"]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Whoever_declines_or_ignores_the_owner_is_not_asked_again(bool ignores)
    {
        End(Carol);
        Do(Alice, GroupRequestKind.Invite, "carol");
        Carol = Connect("carol", OtherKey);
        if (ignores)
            Carol.SendIgnore("alice");
        else
            Carol.SendGroup(GroupRequestKind.Decline, "team");
        Work();
        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "team", "carol", (int)StatusCode.InvitationDeclined)));
        End(Carol);
        AssertNotAsked();
        Restart();
        AssertNotAsked();
    }

    [Test]
    public void Whoever_goes_without_an_answer_is_asked_again()
    {
        End(Carol);
        Do(Alice, GroupRequestKind.Invite, "carol");
        End(Connect("carol", OtherKey));
        Carol = Connect("carol", OtherKey);
        Assert.That(Carol.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.Invited));
    }

    [Test]
    public void It_waits_for_a_week()
    {
        End(Carol);
        Do(Alice, GroupRequestKind.Invite, "carol");
        End(Bob);
        End(Alice);
        Server.Time.Advance(TimeSpan.FromDays(7));
        AssertNotAsked();
    }

    [Test]
    public void Whoever_comes_while_it_is_written_down_is_asked_then()
    {
        End(Carol);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol");
        Carol = Connect("carol", OtherKey);
        Work();
        Assert.That(Carol.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.Invited));
    }

    [Test]
    public void What_cannot_be_written_down_or_is_not_ones_to_say_is_refused()
    {
        End(Carol);
        Assert.That(Answer(Bob.SendGroup(GroupRequestKind.Invite, "team", "carol")), Is.EqualTo(StatusCode.NotOwner));
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "nobody")), Is.EqualTo(StatusCode.UnknownRecipient));
        End(Bob);
        Assert.That(Answer(Alice.SendGroup(GroupRequestKind.Invite, "team", "bob")), Is.EqualTo(StatusCode.AlreadyMember));
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol");
        Work(StoreFault.StoreFull);
        Assert.That(Answer(Alice), Is.EqualTo(StatusCode.CannotStore));
        AssertNotAsked();
    }

    private void AssertNotAsked()
    {
        Carol = Connect("carol", OtherKey);
        Work();
        Assert.That(Carol.TakeAll().Select(frame => frame.Action), Has.None.EqualTo(FrameAction.Group));
        End(Carol);
    }
}
