using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationEffect;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationState;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationTrigger;

namespace Fsm.Chat.Protocol.Machines.Client.Conversation;

/// <summary>
/// The client's conversation with one person or one group. When that person is gone, or one has left the group, it closes; the next text to a person asks for whoever has the name
/// then, and says that it is another session. While Opening or Leaving nothing is typed: the next line waits for the outcome, in the Input machine. What was typed and never left
/// outlives the session (Keeping), and waits a while for somebody who has not come back yet (PeerAwaited). Somebody whose name is theirs may be away (PeerAway): texts go to the server.
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
            .Go(TextTyped, Keeping)
            .Stay(PeerArrived, TellPeerArrived)
            .Stay(PeerUnlisted, TellPeerWent)
            .Ignore("the other person has ended it; there is nothing to send", QuitTyped, QuitBehindTextsTyped)
            .Ignore("to the person they were there all the time", PeerReturned)
            .Ignore("it is closed", LinkLost, SessionLost, GroupLeft, PeerIgnored, PeerClosed)
            .Ignore("it came after the wait was given up", OpenConfirmed, OpenConfirmedAway, LeaveAnswered)
            .Ignore("one is not talking to them", PeerSuspended, PeerResumed);

        rules.In(Keeping)
            .Rests("the connection is being made again, for as long as the person wants it")
            .Go(SessionGranted, Opening, SendOpen)
            .Go(LinkLost, Closed, FailWaiting)
            .Ignore("it waits for the next session already", SessionLost);

        rules.In(PeerInterrupted)
            .Rests("the server waits for them, and says when it does so no longer; what is written meanwhile is kept for them")
            .Go(PeerResumed, Open, TellPeerBack)
            .Ignore("it is known", PeerSuspended);

        rules.In(Opening)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Stay(ChatTyped, NotePurpose)
            .Go(OpenConfirmed, Open, TellOpened, NotePlace)
            .Go(OpenConfirmedAway, PeerAway, TellOpenedAway, NotePlace)
            .Go([OpenRefused, AnswerTimerElapsed], Closed, TellNotOpened, OfferUnsent)
            .Go(LinkLost, Closed, TellNotOpened)
            .Go(OpenPostponed, PeerAwaited, TellAwaited)
            .Go(QuitTyped, Leaving, SendLeave)
            .Go(QuitBehindTextsTyped, Draining, ReleaseTexts)
            .Ignore("the wait for that was given up", LeaveAnswered)
            .Ignore("one is not talking to them yet", PeerSuspended, PeerResumed)
            .Ignore("the server's answer decides", GroupLeft, PeerIgnored, PeerClosed);

        rules.In(PeerAwaited)
            .Waits("before they are asked for again, longer each time; after some times what was kept is given back", Limits.LongestBackOff, RetryTimerElapsed)
            .Go([ChatTyped, RetryTimerElapsed, PeerArrived, PeerReturned], Opening, SendOpen)
            .Go(PeerOpened, Opening, TellPeerOpened, SendOpen)
            .Go([QuitTyped, QuitBehindTextsTyped, PeerIgnored], Closed, TellLeft)
            .Go(LinkLost, Closed, FailWaiting)
            .Stay(PeerLeft, TellPeerLeft)
            .Ignore("it came after the wait was given up", OpenConfirmed, OpenConfirmedAway, OpenRefused, OpenPostponed, LeaveAnswered)
            .Ignore("one is not talking to them", PeerSuspended, PeerResumed)
            .Ignore("it is no group", GroupLeft)
            .Ignore("it is not open", PeerClosed);

        rules.In(Open)
            .Rests("people may be silent for days; the link asks whether the server is there")
            .Go(PeerSuspended, PeerInterrupted, TellPeerInterrupted)
            .Ignore("one did not know that they were away", PeerResumed)
            .Go(GroupLeft, Closed, FailWaiting, OfferUnsent);

        rules.In(PeerAway)
            .Rests("they may be away for days; what is written meanwhile is kept for them")
            .Stay(ChatTyped, TellOpenedAway)
            .Go(PeerArrived, Open, TellPeerArrived, NotePlace)
            .Go(PeerOpened, Open, TellPeerOpened, NotePlace)
            .Go(PeerLeft, Open, TellPeerLeft, NotePlace)
            .Go([PeerResumed, PeerReturned], Open, TellPeerBack, NotePlace)
            .Go(PeerSuspended, PeerInterrupted, TellPeerInterrupted)
            .Ignore("it is no group", GroupLeft);

        rules.In(Open, PeerInterrupted)
            .Stay(ChatTyped, TellOpened);

        rules.In(Open, PeerInterrupted, PeerAway)
            .Go(QuitTyped, Leaving, SendLeave)
            .Go(QuitBehindTextsTyped, Draining)
            .Go(LinkLost, Closed, FailWaiting)
            .Go(PeerIgnored, Closed, TellLeft, OfferUnsent, NotePlace)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenConfirmedAway, OpenRefused, OpenPostponed, LeaveAnswered)
            .Go(PeerGone, Closed, TellPeerGone, FailWaiting, OfferUnsent, NotePlace)
            .Go(PeerClosed, Closed, TellPeerClosed, FailWaiting, OfferUnsent, NotePlace);

        rules.In(Opening, PeerAwaited, Open, PeerInterrupted, PeerAway)
            .Go(SessionLost, Keeping, TellKept);

        rules.In(Closed, Opening, Open, PeerInterrupted)
            .Stay(PeerOpened, TellPeerOpened)
            .Stay(PeerLeft, TellPeerLeft);

        rules.In(Draining)
            .Waits("for the texts that were typed before to leave", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(TextsSent, Leaving, SendLeave)
            .Go(AnswerTimerElapsed, Leaving, FailWaiting, SendLeave)
            .Go(PeerGone, Leaving, TellPeerGone, FailWaiting, SendLeave)
            .Go(PeerClosed, Leaving, TellPeerClosed, FailWaiting, SendLeave)
            .Go([LinkLost, SessionLost], Closed, TellLeft)
            .Ignore("the wait for that was given up", LeaveAnswered);

        rules.In(Leaving)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go([LeaveAnswered, AnswerTimerElapsed, LinkLost, SessionLost], Closed, TellLeft)
            .Ignore("one is leaving", PeerClosed);

        rules.In(Closed, Opening, PeerAwaited, Leaving)
            .Stay(PeerGone, TellPeerGone);

        rules.In(Closed, Draining, Leaving)
            .Ignore("the wait for that was given up", OpenRefused, OpenPostponed);

        rules.In(Draining, Leaving)
            .Ignore("the wait for that was given up", OpenConfirmed, OpenConfirmedAway)
            .Ignore("one is leaving", PeerOpened, PeerLeft, PeerSuspended, PeerResumed, GroupLeft, PeerIgnored);

        rules.In(Closed, Opening, PeerAwaited, Open, PeerInterrupted, PeerAway, Draining, Leaving)
            .Ignore("it needs no new session", SessionGranted);

        rules.In(Opening, Open, PeerInterrupted, Draining, Leaving)
            .Ignore("the server's answer says more, or said it", PeerArrived, PeerReturned);

        rules.In(Opening, PeerAwaited, Open, PeerInterrupted, PeerAway, Draining, Leaving)
            .Ignore("the server says it in words of its own to whoever is in the conversation, or answers that nobody is there", PeerUnlisted);

        return rules.Build();
    }
}
