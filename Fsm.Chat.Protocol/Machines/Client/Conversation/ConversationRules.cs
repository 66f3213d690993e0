using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationEffect;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationState;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationTrigger;

namespace Fsm.Chat.Protocol.Machines.Client.Conversation;

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
            .Ignore("the other person has ended it; there is nothing to send", QuitTyped, QuitBehindTextsTyped)
            .Ignore("it is closed", LinkLost, GroupLeft)
            .Ignore("it came after the wait was given up", OpenConfirmed, OpenRefused, LeaveAnswered)
            .Ignore("one is not talking to them", PeerSuspended, PeerResumed);

        rules.In(Opening)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(OpenConfirmed, Open, TellOpened, NotePlace)
            .Go([OpenRefused, AnswerTimerElapsed, LinkLost], Closed, TellNotOpened)
            .Ignore("the wait for that was given up", LeaveAnswered)
            .Ignore("one is not talking to them yet", PeerSuspended, PeerResumed)
            .Ignore("the server's answer decides", GroupLeft);

        rules.In(Open)
            .Rests("people may be silent for days; the link asks whether the server is there")
            .Go(PeerSuspended, PeerInterrupted, TellPeerInterrupted)
            .Ignore("one did not know that they were away", PeerResumed)
            .Go(GroupLeft, Closed, FailWaiting);

        rules.In(PeerInterrupted)
            .Rests("the server waits for them, and says when it does so no longer; what is written meanwhile is kept for them")
            .Go(PeerResumed, Open, TellPeerBack)
            .Ignore("it is known", PeerSuspended);

        rules.In(Open, PeerInterrupted)
            .Stay(ChatTyped, TellOpened)
            .Go(QuitTyped, Leaving, SendLeave)
            .Go(QuitBehindTextsTyped, Draining)
            .Go(LinkLost, Closed)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenRefused, LeaveAnswered)
            .Go(PeerGone, Closed, TellPeerGone, FailWaiting, NotePlace);

        rules.In(Closed, Opening, Open, PeerInterrupted)
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft);

        rules.In(Draining)
            .Waits("for the texts that were typed before to leave", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(TextsSent, Leaving, SendLeave)
            .Go(AnswerTimerElapsed, Leaving, FailWaiting, SendLeave)
            .Go(PeerGone, Leaving, TellPeerGone, FailWaiting, SendLeave)
            .Go(LinkLost, Closed, TellLeft)
            .Ignore("the wait for that was given up", LeaveAnswered);

        rules.In(Leaving)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go([LeaveAnswered, AnswerTimerElapsed, LinkLost], Closed, TellLeft);

        rules.In(Closed, Opening, Leaving)
            .Stay(PeerGone, TellPeerGone);

        rules.In(Draining, Leaving)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenRefused)
            .Ignore("one is leaving", PeerOpened, PeerLeft, PeerSuspended, PeerResumed, GroupLeft);

        return rules.Build();
    }
}
