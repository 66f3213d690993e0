using Fsm.Chat.Protocol.Machines.Server.Invitation;
using static Fsm.Chat.Protocol.Machines.Server.Session.SessionTrigger;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class GroupConversationDecisionsTests
{
    //        member in it  stopping
    [TestCase(true, false, false, GroupOpenGranted, StatusCode.Ok)]
    [TestCase(true, true, false, GroupOpenGranted, StatusCode.Ok)]
    [TestCase(false, false, false, OpenRefused, StatusCode.UnknownRecipient)]
    [TestCase(true, false, true, OpenRefused, StatusCode.ServerStopping)]
    [TestCase(true, true, true, OpenRefused, StatusCode.ServerStopping)]
    [TestCase(false, false, true, OpenRefused, StatusCode.ServerStopping)]
    public void Opening_is_decided(bool member, bool inIt, bool stopping, SessionTrigger trigger, StatusCode status) =>
        Assert.That(GroupConversationDecisions.Decide(new(ConversationChange.Open, member, inIt, inIt ? 1 : 0, stopping)), Is.EqualTo((trigger, status)));

    [Test]
    public void Whoever_is_invited_may_know_that_there_is_such_a_group() => Assert.That(
        GroupConversationDecisions.Decide(new(ConversationChange.Open, false, false, 0, false) { IsInvited = true }), Is.EqualTo((OpenRefused, StatusCode.NotMember)));

    //        member invited in it conversations
    [TestCase(true, false, false, 0, LeaveRefused, StatusCode.NotInConversation)]
    [TestCase(true, false, false, 1, LeaveRefused, StatusCode.NotInConversation)]
    [TestCase(false, false, false, 0, LeaveRefused, StatusCode.UnknownRecipient)]
    [TestCase(false, true, false, 0, LeaveRefused, StatusCode.NotMember)]
    [TestCase(true, false, true, 1, LastGroupQuitGranted, StatusCode.Ok)]
    [TestCase(true, false, true, 2, GroupQuitGranted, StatusCode.Ok)]
    public void Quitting_is_decided(bool member, bool invited, bool inIt, int conversations, SessionTrigger trigger, StatusCode status)
    {
        foreach (var stopping in new[] { false, true })
        {
            var facts = new GroupConversationFacts(ConversationChange.Leave, member, inIt, conversations, stopping) { IsInvited = invited };
            Assert.That(GroupConversationDecisions.Decide(facts), Is.EqualTo((trigger, status)));
        }
    }

    [TestCase(SessionState.Connected, false, 0)]
    [TestCase(SessionState.Chatting, true, 1)]
    [TestCase(SessionState.Chatting, true, 2)]
    [TestCase(SessionState.Chatting, false, 1)]
    public void Every_decision_has_a_cell_in_the_state_it_is_taken_in(SessionState state, bool inIt, int conversations)
    {
        var decided =
            from change in Enum.GetValues<ConversationChange>()
            from stopping in new[] { false, true }
            select GroupConversationDecisions.Decide(new(change, true, inIt, conversations, stopping)).Trigger;

        Assert.That(decided.Where(trigger => !AllMachines.Rules.Session.Permits(state, trigger)), Is.Empty);
    }

    [TestCase(InvitationTrigger.AcceptReceived, StatusCode.Ok)]
    [TestCase(InvitationTrigger.DeclineReceived, StatusCode.InvitationDeclined)]
    [TestCase(InvitationTrigger.AnswerTimerElapsed, StatusCode.InvitationExpired)]
    [TestCase(InvitationTrigger.InviteeGone, StatusCode.InvitationRevoked)]
    [TestCase(InvitationTrigger.GroupGone, StatusCode.InvitationRevoked)]
    public void What_an_invitation_comes_to_is_decided_by_how_it_ended(InvitationTrigger trigger, StatusCode status) =>
        Assert.That(InvitationDecisions.OutcomeOf(trigger), Is.EqualTo(status));

    [TestCase(0, 0)]
    [TestCase(0.1, 1)]
    [TestCase(60, 60)]
    [TestCase(1_000_000, 65_535)]
    public void Time_to_answer_is_told_in_whole_seconds(double seconds, int told) =>
        Assert.That(InvitationDecisions.SecondsToAnswer(TimeSpan.FromSeconds(seconds)), Is.EqualTo(told));
}
