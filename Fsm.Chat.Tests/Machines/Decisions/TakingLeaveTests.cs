using Fsm.Chat.Protocol.Machines.Client.Conversation;

namespace Fsm.Chat.Tests.Machines.Decisions;

/// <summary>What leaving a conversation or a server means, by where one is.</summary>
internal sealed class TakingLeaveTests
{
    [TestCase(0, ConversationTrigger.QuitTyped)]
    [TestCase(1, ConversationTrigger.QuitBehindTextsTyped)]
    public void Quitting_waits_for_the_texts_before_it(int waiting, ConversationTrigger trigger) => Assert.That(TalkDecisions.DecideQuit(waiting), Is.EqualTo(trigger));

    [TestCase(ConversationState.Closed, false, false)]
    [TestCase(ConversationState.Opening, false, false)]
    [TestCase(ConversationState.Open, true, false)]
    [TestCase(ConversationState.PeerInterrupted, true, false)]
    [TestCase(ConversationState.Draining, true, true)]
    [TestCase(ConversationState.Leaving, false, true)]
    public void Texts_leave_until_leave_is_taken(ConversationState state, bool takes, bool isBeingLeft) =>
        Assert.That((TalkDecisions.TakesTexts(state), TalkDecisions.IsBeingLeft(state)), Is.EqualTo((takes, isBeingLeft)));

    [TestCase(UserState.Disconnected, true, false, true)]
    [TestCase(UserState.Connecting, false, true, false)]
    [TestCase(UserState.Connected, false, true, false)]
    [TestCase(UserState.Chatting, false, true, false)]
    [TestCase(UserState.Reconnecting, false, true, false)]
    [TestCase(UserState.Resuming, false, true, false)]
    [TestCase(UserState.Disconnecting, true, true, false)]
    public void Leave_is_taken_once(UserState state, bool hasTaken, bool hasTo, bool willConnect) => Assert.That(
        (FarewellDecisions.HasTakenLeave(state), FarewellDecisions.HasToLeave(state), FarewellDecisions.WillConnect(state)), Is.EqualTo((hasTaken, hasTo, willConnect)));
}
