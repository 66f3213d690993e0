using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;

namespace Fsm.Chat.Tests.Server;

/// <summary>What throws in the step of a group, an invitation or a transfer ends that one, or its owner, and nobody who has to do with it.</summary>
public sealed class MachineContainmentTests : ContainmentFixture
{
    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Group_ends_its_owner_and_goes_on(Fault fault)
    {
        Begin(fault, GroupState.Open, GroupTrigger.MemberLeft);
        Server.Gather("team", Mallory, Bob, Alice);

        Bob.SendGroup(GroupRequestKind.Leave, "team");

        Assert.That(Bob.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.Left, "team", "bob", 0)));
        Assert.That(Mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
        Assert.That(Alice.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single().Members, Is.EqualTo(["alice"]));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Invitation_is_over(Fault fault)
    {
        Begin(fault, InvitationState.Pending, InvitationTrigger.DeclineReceived);
        Alice.SendGroup(GroupRequestKind.Create, "team").SendGroup(GroupRequestKind.Invite, "team", "mallory").Skip();

        Mallory.SendGroup(GroupRequestKind.Decline, "team");

        Assert.That(Alice.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.InvitationEnded));
        Assert.That(Alice.SendGroup(GroupRequestKind.Invite, "team", "mallory").ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        AssertMalloryGoesOn();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Invitation_whose_time_is_over(Fault fault)
    {
        Begin(fault, InvitationState.Pending, InvitationTrigger.AnswerTimerElapsed);
        Alice.SendGroup(GroupRequestKind.Create, "team").SendGroup(GroupRequestKind.Invite, "team", "mallory").Skip();

        PassAnswered(Server.Limits.InvitationTimeout + TimeSpan.FromSeconds(1));

        Assert.That(Alice.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.InvitationEnded));
        AssertMalloryGoesOn();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Transfer_is_over_for_both(Fault fault)
    {
        Begin(fault, RelayState.Offered, RelayTrigger.AcceptReceived);
        var transfer = Alice.OfferTo("mallory");
        Mallory.Skip();

        Mallory.Accept(transfer);

        Alice.ExpectAccepted();
        Alice.ExpectStart();
        Mallory.ExpectStart();
        AssertFailed(transfer);
    }

    [Test]
    public void Transfer_that_cannot_be_looked_at_by_the_sweep()
    {
        Begin();
        var transfer = Alice.OfferTo("mallory");
        Mallory.Skip();
        Mallory.Accept(transfer);
        Assert.That(Alice.ExpectAccepted().Transfer, Is.EqualTo(transfer));
        Server.Dial().Attach(transfer, Alice.ExpectStart().Token);
        Server.Dial().Attach(transfer, Mallory.ExpectStart().Token);
        Unset(Server.Limits, "<Transfers>k__BackingField");

        PassAnswered(TimeSpan.FromSeconds(2));

        AssertFailed(transfer);
    }

    private void AssertFailed(ulong transfer)
    {
        Assert.That(Alice.ExpectEnded(), Is.EqualTo((transfer, StatusCode.TransferInterrupted)));
        Assert.That(Mallory.ExpectEnded(), Is.EqualTo((transfer, StatusCode.TransferInterrupted)));
        Assert.That(Server.Hub.Figures.OpenTransfers, Is.Zero);
        AssertMalloryGoesOn();
    }

    // It is not about mallory at all.
    private void AssertMalloryGoesOn()
    {
        Assert.That(Mallory.Link.State, Is.EqualTo(LinkState.Live));
        Mallory.Drop();
    }

    private void PassAnswered(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            FallSilent(TimeSpan.FromSeconds(1));
            Mallory.SendBare(FrameAction.Pong);
        }
    }
}
