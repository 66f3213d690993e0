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
            .Ignore("the other person has ended it; there is nothing to send", QuitTyped)
            .Ignore("it is closed", LinkLost)
            .Ignore("it came after the wait was given up", OpenConfirmed, OpenRefused, LeaveAnswered)
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Stay(PeerGone, TellPeerGone, FailWaiting)
            .Ignore("one is not talking to them", PeerSuspended, PeerResumed)
            .Ignore("it is closed", GroupLeft);

        rules.In(Opening)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(OpenConfirmed, Open, TellOpened, NotePlace)
            .Go(OpenRefused, Closed, TellNotOpened)
            .Go(AnswerTimerElapsed, Closed, TellNotOpened)
            .Go(LinkLost, Closed, TellNotOpened)
            .Ignore("the wait for that was given up", LeaveAnswered)
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Stay(PeerGone, TellPeerGone)
            .Ignore("one is not talking to them yet", PeerSuspended, PeerResumed)
            .Ignore("the server's answer decides", GroupLeft);

        rules.In(Open)
            .Rests("people may be silent for days; the link asks whether the server is there")
            .Stay(ChatTyped, TellOpened)
            .Go(QuitTyped, Leaving, SendLeave, NotePlace)
            .Go(LinkLost, Closed, NotePlace)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenRefused, LeaveAnswered)
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Go(PeerGone, Closed, TellPeerGone, FailWaiting, NotePlace)
            .Go(PeerSuspended, PeerInterrupted, TellPeerInterrupted)
            .Ignore("one did not know that they were away", PeerResumed)
            .Go(GroupLeft, Closed, FailWaiting, NotePlace);

        rules.In(PeerInterrupted)
            .Rests("the server waits for them, and says when it does so no longer; what is written meanwhile is kept for them")
            .Stay(ChatTyped, TellOpened)
            .Go(QuitTyped, Leaving, SendLeave, NotePlace)
            .Go(LinkLost, Closed, NotePlace)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenRefused, LeaveAnswered)
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft)
            .Go(PeerGone, Closed, TellPeerGone, FailWaiting, NotePlace)
            .Go(PeerResumed, Open, TellPeerBack)
            .Ignore("it is known", PeerSuspended);

        rules.In(Leaving)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(LeaveAnswered, Closed, TellLeft)
            .Go(AnswerTimerElapsed, Closed, TellLeft)
            .Go(LinkLost, Closed, TellLeft)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenRefused)
            .Ignore("one is leaving", PeerOpened, PeerLeft)
            .Stay(PeerGone, TellPeerGone, FailWaiting)
            .Ignore("one is leaving", PeerSuspended, PeerResumed, GroupLeft);

        return rules.Build();
    }
}
