using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Client.User.UserEffect;
using static Fsm.Chat.Protocol.Machines.Client.User.UserState;
using static Fsm.Chat.Protocol.Machines.Client.User.UserTrigger;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>
/// The client's view of itself on one server. What arrives never moves it between Connected and Chatting: only the person decides where typed text goes, and a lost
/// connection does not change it: texts wait for the session to go on. When the server does not know the session any more, a new one is asked for, and texts that
/// never left wait for that.
/// </summary>
public static class UserRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<UserState, UserTrigger, UserEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<UserState, UserTrigger, UserEffect>("User", Disconnected);

        rules.In(Disconnected)
            .IsHome("until the person connects")
            .OnEntry(ForgetSession, EndDeliveries, EndConversations, EndTransfers, EndInvitations, ClearTarget, OfferUnsent, NoteServerLeft, NoteConnection)
            .Go(ConnectTyped, Connecting, OpenLink)
            .Go([ResumeTyped, PersistentConnectTyped], Resuming, OpenLink)
            .Refuse(LocalCode.NotConnected, DisconnectTyped)
            .Ignore("it was given up", LinkOpened, DialFailed, DialRefused, PlainServerFound, ServerDistrusted, LinkInterrupted);

        rules.In(Connecting)
            .Waits("for the connection, then for the answer to the connect request", limits.ConnectTimeout, ConnectTimerElapsed)
            .Go([DialFailed, DialRefused], Disconnected, TellUnreachable)
            .Stay(PlainServerFound, TellPlain, OpenPlainLink)
            .Go(ServerDistrusted, Disconnected, TellDistrusted)
            .Go([LinkLost, LinkInterrupted, ServerStopped, AccountForgotten], Disconnected, TellLost)
            .Go(ConnectConfirmed, Connected, TellConnected, RequestIgnoredAgain, RequestRegistration, OfferUnsent)
            .Go([ConnectRefused, ConnectPostponed], Disconnected, TellRefused)
            .Go(ConnectTimerElapsed, Disconnected, TellUnreachable, CloseLink)
            .Go(DisconnectTyped, Disconnected, TellDisconnected, CloseLink);

        rules.In(Disconnected, Connecting)
            .Refuse(LocalCode.NotConnected,
                UsersTyped, ChatTyped, Chat2Typed, GroupRequestTyped, IgnoreTyped, AccountTyped, HistoryTyped, FileTyped, ResendTyped, QuitTyped, TextTyped, UnsendableTextTyped);

        rules.In(Chatting)
            .Rests("the person decides what comes next; the link asks whether the server is there")
            .OnEntry(NoteConnection)
            .Stay(Chat2Typed, AddressAnyone)
            .Go(QuitTyped, Connected, LeaveConversation, ClearTarget)
            .Go(TargetLeft, Connected, ClearTarget)
            .Stay(ConversationOpened, SetTarget)
            .Go(LinkLost, Disconnected, TellLost, SkipScriptedLines)
            .Go(AccountForgotten, Disconnected, TellDisconnected, SkipScriptedLines);

        rules.In(Connected)
            .Rests("the person decides what comes next; the link asks whether the server is there")
            .OnEntry(NoteConnection)
            .Go(Chat2Typed, Chatting, AddressAnyone)
            .Refuse(LocalCode.NoTarget, QuitTyped)
            .Go(ConversationOpened, Chatting, SetTarget)
            .Go(LinkLost, Disconnected, TellLost)
            .Go(AccountForgotten, Disconnected, TellDisconnected);

        rules.In(Connected, Chatting)
            .Go(DisconnectTyped, Disconnecting, SendDisconnect)
            .Stay(UsersTyped, RequestUsers)
            .Stay(ChatTyped, OpenConversation)
            .Stay(GroupRequestTyped, RequestGroup)
            .Stay(IgnoreTyped, RequestIgnore)
            .Stay(AccountTyped, RequestAccount)
            .Stay(HistoryTyped, RequestHistory)
            .Refuse(LocalCode.ServerCannot, UnknownIgnoreTyped, UnknownAccountTyped, UnknownHistoryTyped)
            .Stay(FileTyped, BeginUploads)
            .Stay(ResendTyped, SendUnsent)
            .Go(LinkInterrupted, Reconnecting, TellInterrupted)
            .Go(ServerStopped, Reconnecting, TellLost, ForgetSession, StrandDeliveries, StrandConversations, EndTransfers, EndInvitations)
            .Stay(UserListReceived, ShowUsers)
            .Stay(SnapshotReceived, NoteSnapshot)
            .Stay(RosterNewsReceived, NoteRoster)
            .Stay(ConversationNoticeReceived, NoteConversation)
            .Stay(GroupNoticeReceived, NoteGroup)
            .Stay(FileNoticeReceived, NoteTransfer)
            .Stay(PresenceReceived, NotePresence);

        rules.In(Connecting, Connected, Chatting)
            .Refuse(LocalCode.AlreadyConnected, ConnectTyped, ResumeTyped, PersistentConnectTyped);

        rules.In(Reconnecting)
            .Waits("before the next attempt, longer each time", Limits.LongestBackOff, RetryTimerElapsed)
            .OnEntry(NoteConnection);

        // Only an attempt that took too long can still bring something: one that was refused, or answered, has brought its outcome.
        rules.In(Reconnecting)
            .Ignore("that attempt was given up", LinkOpened, DialFailed, DialRefused, PlainServerFound, ServerDistrusted);
        rules.In(Reconnecting, AwaitingServer)
            .Ignore("that attempt was given up", LinkInterrupted);

        rules.In(Renewing)
            .Waits("before a new session is asked for: not all who had one at once", Limits.FirstBackOff, RetryTimerElapsed)
            .OnEntry(NoteConnection);

        rules.In(AwaitingServer)
            .Waits("for the server to be started: that it is refused at once costs nobody anything, so it is asked often", Limits.LongestRefusedBackOff, RetryTimerElapsed)
            .OnEntry(NoteConnection);

        rules.In(Reconnecting, AwaitingServer, Renewing)
            .Go(RetryTimerElapsed, Resuming, TellReconnecting, OpenLink)
            .Go(DisconnectTyped, Disconnected, TellGivenUp);

        rules.In(Resuming)
            .Waits("for the connection, then for the answer to the request", limits.ConnectTimeout, ConnectTimerElapsed)
            .Go(DialFailed, Reconnecting, NoteFailedAttempt)
            .Go(DialRefused, AwaitingServer, NoteFailedAttempt)
            .Stay(PlainServerFound, OpenPlainLink)
            .Go(ServerDistrusted, Disconnected, TellDistrusted, SkipScriptedLines)
            .Go([LinkInterrupted, ServerStopped, ConnectPostponed], Reconnecting, NoteFailedAttempt)
            .Go(ConnectTimerElapsed, Reconnecting, NoteFailedAttempt, CloseLink)
            .Go(ResumeConfirmed, Connected, TellResumed, SendAgain, OpenKept, OfferUnsent)
            .Go(ResumeConfirmedChatting, Chatting, TellResumed, SendAgain, OpenKept, OfferUnsent)
            .Go(ResumeRefused, Renewing, TellSessionLost, ForgetSession, StrandDeliveries, StrandConversations, EndTransfers, EndInvitations)
            .Go(ConnectConfirmed, Connected, TellConnected, RequestIgnoredAgain, RequestRegistration, OpenKept, OfferUnsent)
            .Go(ConnectConfirmedChatting, Chatting, TellConnected, RequestIgnoredAgain, RequestRegistration, OpenKept, OfferUnsent)
            .Go(ConnectRefused, Disconnected, TellRefused, SkipScriptedLines)
            .Go([LinkLost, AccountForgotten], Disconnected, TellLost, SkipScriptedLines)
            .Go(DisconnectTyped, Disconnected, TellGivenUp, CloseLink);

        rules.In(Connecting, Resuming)
            .Stay(LinkOpened, SendConnect);

        rules.In(Reconnecting, AwaitingServer, Renewing, Resuming)
            .Refuse(LocalCode.Reconnecting,
                ConnectTyped, ResumeTyped, PersistentConnectTyped, UsersTyped, ChatTyped, Chat2Typed, GroupRequestTyped, IgnoreTyped, AccountTyped, HistoryTyped, FileTyped, ResendTyped, QuitTyped);

        rules.In(Connected, Chatting, Reconnecting, AwaitingServer, Renewing, Resuming)
            .Stay(TextTyped, SendText)
            .Stay(UnsendableTextTyped, TellUnsendable);

        rules.In(Disconnecting)
            .Waits("for the server to confirm", Limits.AnswerWithin, DisconnectTimerElapsed)
            .Go(DisconnectConfirmed, Disconnected, TellDisconnected, CloseLink)
            .Go([LinkLost, LinkInterrupted, ServerStopped, AccountForgotten], Disconnected, TellDisconnected)
            .Go(DisconnectTimerElapsed, Disconnected, TellDisconnected, CloseLink)
            .Ignore("nobody waits for it any more", UserListReceived, SnapshotReceived, RosterNewsReceived, ConversationNoticeReceived, GroupNoticeReceived, PresenceReceived)
            .Ignore("transfers end with the connection", FileNoticeReceived)
            .Ignore("the person has left", ConversationOpened, TargetLeft)
            .Ignore("it is under way", DisconnectTyped)
            .Refuse(LocalCode.NotPermittedNow,
                ConnectTyped, ResumeTyped, PersistentConnectTyped, UsersTyped, ChatTyped, Chat2Typed, GroupRequestTyped, IgnoreTyped, AccountTyped, HistoryTyped, FileTyped, ResendTyped, QuitTyped,
                TextTyped, UnsendableTextTyped);

        rules.In(Connected, Chatting, Disconnecting)
            .Stay(ConfirmationReceived, SettleRequest)
            .Stay(MessageReceived, ShowMessage)
            .Stay(KnownMessageReceived, PassKnownMessage)
            .Stay(DeliveryNewsReceived, TellDeliveredLater)
            .Stay(SendConfirmationReceived, SettleMessages);

        return rules.Build();
    }
}
