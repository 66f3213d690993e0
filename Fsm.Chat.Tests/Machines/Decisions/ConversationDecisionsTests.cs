using static Fsm.Chat.Protocol.Machines.Server.Session.SessionTrigger;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class ConversationDecisionsTests
{
    //        found ambiguous self  in it  stopping
    [TestCase(true, false, false, false, false, OpenGranted, StatusCode.Ok)]
    [TestCase(true, false, false, true, false, OpenRepeated, StatusCode.Ok)]
    [TestCase(true, false, true, false, false, OpenRefused, StatusCode.RecipientIsSelf)]
    [TestCase(true, false, true, true, false, OpenRefused, StatusCode.RecipientIsSelf)]
    [TestCase(false, false, false, false, false, OpenRefused, StatusCode.UnknownRecipient)]
    [TestCase(false, false, false, true, false, OpenRefused, StatusCode.UnknownRecipient)]
    [TestCase(false, true, false, false, false, OpenRefused, StatusCode.RecipientAmbiguous)]
    [TestCase(true, true, false, false, false, OpenRefused, StatusCode.RecipientAmbiguous)]
    [TestCase(true, false, false, false, true, OpenRefused, StatusCode.ServerStopping)]
    [TestCase(true, false, false, true, true, OpenRefused, StatusCode.ServerStopping)]
    [TestCase(false, true, false, false, true, OpenRefused, StatusCode.ServerStopping)]
    public void Opening_is_decided(bool found, bool ambiguous, bool self, bool inIt, bool stopping, SessionTrigger trigger, StatusCode status)
    {
        var facts = new ConversationFacts(ConversationChange.Open, found, ambiguous, self, inIt, Conversations: inIt ? 1 : 0, stopping);

        Assert.That(ConversationDecisions.Decide(facts), Is.EqualTo((trigger, status)));
    }

    //        found ambiguous self in it conversations
    [TestCase(true, false, false, false, 0, LeaveRefused, StatusCode.NotInConversation)]
    [TestCase(true, false, false, false, 2, LeaveRefused, StatusCode.NotInConversation)]
    [TestCase(true, false, true, false, 0, LeaveRefused, StatusCode.NotInConversation)]
    [TestCase(false, false, false, false, 0, LeaveRefused, StatusCode.UnknownRecipient)]
    [TestCase(false, true, false, false, 1, LeaveRefused, StatusCode.RecipientAmbiguous)]
    [TestCase(true, false, false, true, 1, LastLeaveGranted, StatusCode.Ok)]
    [TestCase(true, false, false, true, 2, LeaveGranted, StatusCode.Ok)]
    public void Leaving_is_decided(bool found, bool ambiguous, bool self, bool inIt, int conversations, SessionTrigger trigger, StatusCode status)
    {
        // Whoever leaves may do so whatever has become of the server.
        var facts = new ConversationFacts(ConversationChange.Leave, found, ambiguous, self, inIt, conversations, ServerStopping: true);

        Assert.That(ConversationDecisions.Decide(facts), Is.EqualTo((trigger, status)));
    }

    [TestCase(true, 1, LastPartnerGone)]
    [TestCase(true, 2, PartnerGone)]
    [TestCase(false, 0, PartnerGone)]
    [TestCase(false, 1, PartnerGone)]
    public void End_of_another_session_is_decided(bool inIt, int conversations, SessionTrigger trigger) =>
        Assert.That(ConversationDecisions.DecideGone(inIt, conversations), Is.EqualTo(trigger));

    // The number of conversations is a fact of the hub, the state one of the machine: they must agree in what they permit.
    [TestCase(SessionState.Connected, false, 0)]
    [TestCase(SessionState.Chatting, true, 1)]
    [TestCase(SessionState.Chatting, true, 2)]
    [TestCase(SessionState.Chatting, false, 1)]
    public void Every_decision_has_a_cell_in_the_state_it_is_taken_in(SessionState state, bool inIt, int conversations)
    {
        var rules = AllMachines.Rules.Session;
        var decided = new List<SessionTrigger> { ConversationDecisions.DecideGone(inIt, conversations) };
        foreach (var change in Enum.GetValues<ConversationChange>())
        {
            foreach (var stopping in new[] { false, true })
                decided.Add(ConversationDecisions.Decide(new(change, true, false, false, inIt, conversations, stopping)).Trigger);
        }

        Assert.That(decided.Where(trigger => !rules.Permits(state, trigger)), Is.Empty);
    }
}
