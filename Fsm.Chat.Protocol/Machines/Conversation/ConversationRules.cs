using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Conversation.ConversationEffect;
using static Fsm.Chat.Protocol.Machines.Conversation.ConversationState;
using static Fsm.Chat.Protocol.Machines.Conversation.ConversationTrigger;

namespace Fsm.Chat.Protocol.Machines.Conversation;

/// <summary>
/// The client's conversation with one person or one group. When that person is gone, or one has left the group, it closes, and stays closed until the person at the keyboard asks again:
/// a name that is used anew is another person. While Opening or Leaving nothing is typed: the next line waits for the outcome, in the Input machine.
/// </summary>
public static class ConversationRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<ConversationState, ConversationTrigger, ConversationEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<ConversationState, ConversationTrigger, ConversationEffect>("Conversation", Closed);

        rules.In(Closed)
            .IsHome("until the person opens it")
            .Go(ChatTyped, Opening, SendOpen)
            .Ignore(QuitTyped, "the other person has ended it; there is nothing to send")
            .Ignore(LinkLost, "it is closed")
            .Ignore(OpenConfirmed, "it came after the wait was given up")
            .Ignore(OpenRefused, "it came after the wait was given up")
            .Ignore(LeaveAnswered, "it came after the wait was given up")
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Stay(PeerGone, TellPeerGone)
            .Ignore(PeerSuspended, "one is not talking to them")
            .Ignore(PeerResumed, "one is not talking to them")
            .Ignore(GroupLeft, "it is closed");

        rules.In(Opening)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(OpenConfirmed, Open, TellOpened)
            .Go(OpenRefused, Closed, TellNotOpened)
            .Go(AnswerTimerElapsed, Closed, TellNotOpened)
            .Go(LinkLost, Closed, TellNotOpened)
            .Ignore(LeaveAnswered, "the wait for that was given up")
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Stay(PeerGone, TellPeerGone)
            .Ignore(PeerSuspended, "one is not talking to them yet")
            .Ignore(PeerResumed, "one is not talking to them yet")
            .Ignore(GroupLeft, "the server's answer decides");

        rules.In(Open)
            .Rests("people may be silent for days; the link asks whether the server is there")
            .Stay(ChatTyped, TellOpened)
            .Go(QuitTyped, Leaving, SendLeave)
            .Go(LinkLost, Closed)
            .Ignore(OpenConfirmed, "the wait for that was given up")
            .Ignore(OpenRefused, "the wait for that was given up")
            .Ignore(LeaveAnswered, "the wait for that was given up")
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Go(PeerGone, Closed, TellPeerGone)
            .Go(PeerSuspended, PeerInterrupted, TellPeerInterrupted)
            .Ignore(PeerResumed, "one did not know that they were away")
            .Go(GroupLeft, Closed, FailWaiting);

        rules.In(PeerInterrupted)
            .Rests("the server waits for them, and says when it does so no longer; what is written meanwhile is kept for them")
            .Stay(ChatTyped, TellOpened)
            .Go(QuitTyped, Leaving, SendLeave)
            .Go(LinkLost, Closed)
            .Ignore(OpenConfirmed, "the wait for that was given up")
            .Ignore(OpenRefused, "the wait for that was given up")
            .Ignore(LeaveAnswered, "the wait for that was given up")
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Go(PeerGone, Closed, TellPeerGone)
            .Go(PeerResumed, Open, TellPeerBack)
            .Ignore(PeerSuspended, "it is known");

        rules.In(Leaving)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(LeaveAnswered, Closed, TellLeft)
            .Go(AnswerTimerElapsed, Closed, TellLeft)
            .Go(LinkLost, Closed, TellLeft)
            .Ignore(OpenConfirmed, "the wait for that was given up")
            .Ignore(OpenRefused, "the wait for that was given up")
            .Ignore(PeerOpened, "one is leaving")
            .Ignore(PeerLeft, "one is leaving")
            .Stay(PeerGone, TellPeerGone)
            .Ignore(PeerSuspended, "one is leaving")
            .Ignore(PeerResumed, "one is leaving")
            .Ignore(GroupLeft, "one is leaving");

        return rules.Build();
    }
}
