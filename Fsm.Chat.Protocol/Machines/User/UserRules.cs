using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using static Fsm.Chat.Protocol.Machines.User.UserEffect;
using static Fsm.Chat.Protocol.Machines.User.UserState;
using static Fsm.Chat.Protocol.Machines.User.UserTrigger;

namespace Fsm.Chat.Protocol.Machines.User;

/// <summary>
/// The client's view of itself on one server. What arrives never moves it between Connected and Chatting: only the person decides where typed text goes.
/// </summary>
public static class UserRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<UserState, UserTrigger, UserEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<UserState, UserTrigger, UserEffect>("User", Disconnected);

        rules.In(Disconnected)
            .IsHome("until the person connects")
            .OnEntry(EndConversations, EndDeliveries, EndTransfers, EndInvitations)
            .Go(ConnectTyped, Connecting, OpenLink)
            .Refuse(DisconnectTyped, StatusCode.NotConnected)
            .Refuse(UsersTyped, StatusCode.NotConnected)
            .Refuse(ChatTyped, StatusCode.NotConnected)
            .Refuse(Chat2Typed, StatusCode.NotConnected)
            .Refuse(GroupRequestTyped, StatusCode.NotConnected)
            .Refuse(FileTyped, StatusCode.NotConnected)
            .Refuse(QuitTyped, StatusCode.NotConnected)
            .Refuse(TextTyped, StatusCode.NotConnected)
            .Refuse(UnsendableTextTyped, StatusCode.NotConnected)
            .Ignore(LinkOpened, "it was given up")
            .Ignore(DialFailed, "it was given up")
            .Ignore(ServerDistrusted, "it was given up")
            .Ignore(LinkLost, "it was given up");

        rules.In(Connecting)
            .Waits("for the connection, then for the answer to the connect request", limits.ConnectTimeout, ConnectTimerElapsed)
            .Stay(LinkOpened, SendConnect)
            .Go(DialFailed, Disconnected, TellUnreachable)
            .Go(ServerDistrusted, Disconnected, TellDistrusted)
            .Go(LinkLost, Disconnected, TellLost)
            .Go(ConnectConfirmed, Connected, TellConnected)
            .Go(ConnectRefused, Disconnected, TellRefused)
            .Go(ConnectTimerElapsed, Disconnected, TellUnreachable, CloseLink)
            .Go(DisconnectTyped, Disconnected, TellDisconnected, CloseLink)
            .Refuse(ConnectTyped, StatusCode.AlreadyConnected)
            .Refuse(UsersTyped, StatusCode.NotConnected)
            .Refuse(ChatTyped, StatusCode.NotConnected)
            .Refuse(Chat2Typed, StatusCode.NotConnected)
            .Refuse(GroupRequestTyped, StatusCode.NotConnected)
            .Refuse(FileTyped, StatusCode.NotConnected)
            .Refuse(QuitTyped, StatusCode.NotConnected)
            .Refuse(TextTyped, StatusCode.NotConnected)
            .Refuse(UnsendableTextTyped, StatusCode.NotConnected);

        rules.In(Connected)
            .Rests("the person decides what comes next; the link asks whether the server is there")
            .Refuse(ConnectTyped, StatusCode.AlreadyConnected)
            .Go(DisconnectTyped, Disconnecting, SendDisconnect)
            .Stay(UsersTyped, RequestUsers)
            .Stay(ChatTyped, OpenConversation)
            .Go(Chat2Typed, Chatting, AddressAnyone)
            .Stay(GroupRequestTyped, RequestGroup)
            .Stay(FileTyped, BeginUploads)
            .Refuse(QuitTyped, StatusCode.NoTarget)
            .Refuse(TextTyped, StatusCode.NoTarget)
            .Refuse(UnsendableTextTyped, StatusCode.NoTarget)
            .Go(ConversationOpened, Chatting, SetTarget)
            .Go(LinkLost, Disconnected, TellLost)
            .Stay(ConfirmationReceived, SettleRequest)
            .Stay(UserListReceived, ShowUsers)
            .Stay(MessageReceived, ShowMessage)
            .Stay(SendConfirmationReceived, SettleMessages)
            .Stay(ConversationNoticeReceived, NoteConversation)
            .Stay(GroupNoticeReceived, NoteGroup)
            .Stay(FileNoticeReceived, NoteTransfer)
            .Stay(PresenceReceived, NotePresence);

        rules.In(Chatting)
            .Rests("the person decides what comes next; the link asks whether the server is there")
            .Refuse(ConnectTyped, StatusCode.AlreadyConnected)
            .Go(DisconnectTyped, Disconnecting, SendDisconnect)
            .Stay(UsersTyped, RequestUsers)
            .Stay(ChatTyped, OpenConversation)
            .Stay(Chat2Typed, AddressAnyone)
            .Stay(GroupRequestTyped, RequestGroup)
            .Stay(FileTyped, BeginUploads)
            .Go(QuitTyped, Connected, LeaveConversation)
            .Go(TargetLeft, Connected)
            .Stay(TextTyped, SendText)
            .Stay(UnsendableTextTyped, TellUnsendable)
            .Stay(ConversationOpened, SetTarget)
            .Go(LinkLost, Disconnected, TellLost, SkipScriptedLines)
            .Stay(ConfirmationReceived, SettleRequest)
            .Stay(UserListReceived, ShowUsers)
            .Stay(MessageReceived, ShowMessage)
            .Stay(SendConfirmationReceived, SettleMessages)
            .Stay(ConversationNoticeReceived, NoteConversation)
            .Stay(GroupNoticeReceived, NoteGroup)
            .Stay(FileNoticeReceived, NoteTransfer)
            .Stay(PresenceReceived, NotePresence);

        rules.In(Disconnecting)
            .Waits("for the server to confirm", Limits.AnswerWithin, DisconnectTimerElapsed)
            .Go(DisconnectConfirmed, Disconnected, TellDisconnected, CloseLink)
            .Go(LinkLost, Disconnected, TellDisconnected)
            .Go(DisconnectTimerElapsed, Disconnected, TellDisconnected, CloseLink)
            .Stay(ConfirmationReceived, SettleRequest)
            .Stay(MessageReceived, ShowMessage)
            .Stay(SendConfirmationReceived, SettleMessages)
            .Ignore(UserListReceived, "nobody waits for it any more")
            .Ignore(ConversationNoticeReceived, "nobody waits for it any more")
            .Ignore(GroupNoticeReceived, "nobody waits for it any more")
            .Ignore(FileNoticeReceived, "transfers end with the connection")
            .Ignore(PresenceReceived, "nobody waits for it any more")
            .Ignore(ConversationOpened, "the person has left")
            .Ignore(DisconnectTyped, "it is under way")
            .Refuse(ConnectTyped, StatusCode.NotPermittedNow)
            .Refuse(UsersTyped, StatusCode.NotPermittedNow)
            .Refuse(ChatTyped, StatusCode.NotPermittedNow)
            .Refuse(Chat2Typed, StatusCode.NotPermittedNow)
            .Refuse(GroupRequestTyped, StatusCode.NotPermittedNow)
            .Refuse(FileTyped, StatusCode.NotPermittedNow)
            .Refuse(QuitTyped, StatusCode.NotPermittedNow)
            .Refuse(TextTyped, StatusCode.NotPermittedNow)
            .Refuse(UnsendableTextTyped, StatusCode.NotPermittedNow);

        return rules.Build();
    }
}
