namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Mutants that no scenario can tell from the rules as they are meant to be, each with the reason. Most are cells of states in which all is over: the rules
/// ignore everything there, and nothing is left that could fire it. What can still be fired there is not listed: a scenario does it.
/// </summary>
internal static class EquivalentMutants
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(
    [
        .. Deleted("Link.Closed", "a closed link's bytes are thrown away unread, on both sides",
            "ConnectGranted", "ConnectRefused", "AttachGranted", "AttachRefused", "PingReceived", "PongReceived", "CloseReceived", "ViolationFound",
            "ResumeGranted", "ReclaimGranted", "HolderConnectGranted", "CodeConnectGranted", "LinkCloseReceived"),
        .. Deleted("Link.Closed", "a session has a link in use, or none", "OutputOverflowed"),
        .. Deleted("Link.Closed", "nothing is done for a closed link that could fail", "InternalErrorCaught"),

        .. Deleted("Session.Disconnected", "the link of a session that has ended reads no frames any more",
            "SendGranted", "FirstSendGranted", "SendRefused", "OpenGranted", "OpenRepeated", "OpenRefused", "LeaveGranted", "LastLeaveGranted",
            "LeaveRefused", "UserListRequestReceived", "AcknowledgementReceived", "DisconnectRequestReceived",
            "OfferGranted", "OfferRefused", "TransferStatementReceived"),
        .. Deleted("Session.Disconnected", "the link of a session that has ended reads no frames any more",
            "GroupSendGranted", "GroupOpenGranted", "GroupQuitGranted", "LastGroupQuitGranted", "GroupCreateGranted", "InviteGranted", "InvitationAcceptGranted",
            "InvitationDeclineGranted", "GroupLeaveGranted", "LastGroupLeaveGranted", "GroupRequestRefused", "GroupListRequestReceived",
            "IgnoreGranted", "PartnerIgnoreGranted", "LastPartnerIgnoreGranted", "UnignoreGranted", "IgnoreRefused", "IgnoreListRequestReceived",
            "RegisterGranted", "KeyListRequestReceived", "KeyCodeGranted", "KeyRemovalGranted", "ForgetGranted", "AccountRequestRefused",
            "KeptSendGranted", "FirstKeptSendGranted", "KeptGroupSendGranted", "KeptGroupCreateGranted", "KeptAcceptGranted", "KeptInviteGranted", "KeptGroupLeaveGranted", "HistoryGranted", "HistoryRefused"),
        .. Deleted("Session.Disconnected", "an account knows no session that has ended", "HolderElsewhere"),
        KeyValuePair.Create("Inbox.Pausing × SessionEnded: goes to Draining instead of Closed", "a session that has ended takes nothing, so nothing is found out there any more"),
        .. Deleted("Inbox.Closed", "a session that has ended takes nothing", "NothingFound", "UnreadFound", "MessageKept", "MessageHeld", "RoomFound", "SessionEnded", "RetryTimerElapsed"),
        .. Deleted("Session.Disconnected", "its token is worth nothing any more, and it is in the roster no more", "ResumedIdle", "ResumedChatting", "NameReclaimed", "StopRequested"),
        KeyValuePair.Create(
            "Session.Interrupted × QueueOverflowed: goes to Chatting instead of Disconnected", "the next frame for it overflows it again, and ends it from there"),
        .. Deleted("Session.Disconnected", "a session is granted once, when it is made", "ConnectGranted"),
        .. Deleted("Session.Disconnected", "its end has ended its conversations, so nobody's end concerns it", "PartnerGone", "LastPartnerGone"),
        .. Deleted("Session.Disconnected", "its end has ended its conversations, so nobody can take it out of one", "PartnerDetached", "LastPartnerDetached"),
        .. Deleted("Session.Disconnected", "its link is Closing or Closed, and tells of its end only on the way there", "LinkEnded", "LinkInterrupted"),

        .. Deleted("Session.Disconnected", "nothing is done for a session that has ended that could fail", "InternalErrorCaught"),

        .. Deleted("Group.Dissolved", "nothing is done for a group that is dissolved that could fail", "InternalErrorCaught"),
        .. Deleted("Invitation.Ended", "nothing is done for an invitation that has ended that could fail", "InternalErrorCaught"),
        .. Deleted("Relay.Ended", "nothing is done for a transfer that is over that could fail", "InternalErrorCaught"),
        .. Deleted("Group.Making", "nothing is done for a group that is being made that could fail", "InternalErrorCaught"),
        KeyValuePair.Create("Group.Making × InternalErrorCaught: FailOwner is dropped", "nothing is done for a group that is being made that could fail"),
        .. Deleted("Group.Dissolved", "nobody has a seat in it who could come back, or be missed", "MemberReturned", "OwnerMissed"),
        .. Deleted("Group.Dissolved", "nobody is invited to it any more", "MemberJoined"),
        .. Deleted("Group.Dissolved", "it is in the book of groups no more, where whoever stops the server looks for them", "StopRequested"),
        .. Deleted("Invitation.Ended", "an invitation that has ended is kept neither with its group nor with whoever was invited",
            "AcceptReceived", "DeclineReceived", "InviteeGone", "OwnerIgnored", "GroupGone"),
        .. Deleted("Relay.Ended", "a transfer that is over is forgotten: no statement, no session and no sweep finds it any more",
            "AcceptReceived", "DeclineReceived", "SenderCancelReceived", "ReceiverCancelReceived", "ReportReceived", "SenderGone", "ReceiverGone", "SideIgnored"),
        .. Deleted("Relay.Ended", "whoever is over waits for no place", "PlaceGranted"),
        .. Deleted("Relay.Ended", "whether an offer is blocked is known before it is made", "OfferBlocked"),
        .. Deleted("Relay.Ended", "its end has closed its links, and its tokens are worth nothing any more", "BothSidesAttached", "FileLinkEnded"),

        .. ((string[])["Delivered", "Failed", "Unknown", "Entrusted"]).SelectMany(state => Deleted(
            $"Delivery.{state}", "a message that has its verdict is kept nowhere: not among the waiting or the unsettled ones",
            "ConversationRefused", "LinkLost", "SessionLost", "LossFound")),
        .. ((string[])["Delivered", "Failed"]).SelectMany(state => Deleted(
            $"Delivery.{state}", "a message that has its verdict, or was not sent, is not among the sent ones",
            "AcknowledgementReceived", "DeliveredReceived", "FailedReceived", "KeptReceived")),
        .. ((string[])["Delivered", "Failed", "Unknown", "Entrusted"]).SelectMany(state => Deleted(
            $"Delivery.{state}", "when a session is over only messages without a verdict are looked at", "StoredFound", "NotStoredFound")),
        .. Deleted("Delivery.Entrusted", "a message is acknowledged before it is said to be kept", "AcknowledgementReceived"),
        .. ((string[])["Delivered", "Unknown", "Entrusted"]).SelectMany(state => Deleted($"Delivery.{state}", "a message that was sent waits no more", "SendPermitted")),

        .. ((string[])["Connecting", "Disconnecting"]).SelectMany(state => Deleted(
            $"User.{state}", "the line that connects or disconnects is awaited, so nothing can be typed meanwhile", "ResendTyped")),
        .. ((string[])["Connecting", "Connected", "Chatting", "Reconnecting", "AwaitingServer", "Renewing", "Resuming", "Disconnecting"]).SelectMany(state => Deleted(
            $"User.{state}", "what an earlier client has left is claimed only where there is no session, so nobody can ask for it here", "ResumeTyped")),

        .. Deleted("User.Connecting", "a client repeats every attempt to connect, and then it never is in this state, or none", "PersistentConnectTyped"),
        .. ((string[])["AwaitingServer", "Renewing"]).Select(state => KeyValuePair.Create(
            $"User.entering {state}: NoteConnection is dropped", "it was interrupted before, and whoever asks for a line looks at the connection first")),

        .. Deleted("Input.Leaving", "leaving ends every connect that is under way, so none is refused any more", "PasswordWanted"),
        .. Deleted("Conversation.PeerAway", "who is away is a person: the group that has their name now has another conversation, or none", "GroupLeft"),
        .. Deleted("Account.Forgotten", "its holder has no session any more that could ask for it", "ForgetRequested", "KeyAdditionRequested", "KeyRemovalRequested"),
        .. Deleted("Account.Forgotten", "nothing of it is written down any more", "AccountKept", "AccountNotKept"),
        .. Deleted("Account.Dropped", "nobody is its holder", "ForgetRequested", "KeyAdditionRequested", "KeyRemovalRequested"),
        .. Deleted("Account.Dropped", "nothing of it is written down any more", "AccountKept", "AccountNotKept"),
        KeyValuePair.Create("Account.Registering × AccountNotKept: goes to Forgotten instead of Dropped", "the name is in no book any more, whatever the account was"),
        KeyValuePair.Create("Account.Forgetting × AccountKept: goes to Dropped instead of Forgotten", "both are ends that nobody can prove, and the next start reads what is on the disk"),
        .. Deleted("Store.Closed", "only a store that is ready is told that something waits", "BatchReady"),
        .. Deleted("Input.Ended", "every connection is over, so no connect is refused any more", "PasswordWanted"),

        .. Deleted("Conversation.Closed", "whatever closes a conversation ends what waits for it, and no text is queued for it without opening it again", "QuitBehindTextsTyped"),
        .. Deleted("Upload.Ended", "only one that waits is told of a place", "PlaceFreed"),
        .. Deleted("Upload.Ended", "a transfer is begun once, when it is made", "FileTyped", "OfferShared"),
        .. Deleted("Download.Ended", "a transfer is begun once, when it is made", "OfferArrived"),
        .. Deleted("Download.Ended", "its end has taken it from what is asked, and only that is answered", "AcceptTyped", "DeclineTyped"),

        .. ((string[])["Finishing", "Leaving", "Ended"]).SelectMany(state => Deleted(
            $"Input.{state}", "the Leave machine passes the end of input on once, and nobody else does", "InputEnded")),
        .. ((string[])[
            "Asking × LeaveRequested: goes to Finishing", "Asking × StopRequested: goes to Finishing", "Asking × UnfinishedLeaveRequested: goes to Finishing",
            "Staying × StopRequested: goes to Finishing"])
            .Select(mutant => KeyValuePair.Create(
                $"Leave.{mutant} instead of Leaving", "the input has been told to leave: no line is read any more, and being told again means nothing to it")),

        KeyValuePair.Create(
            "Keyboard.CsiParam × PasteBegun: goes to PasteEnding instead of Pasting", "where nothing is held, whatever is no mark leads on to Pasting, and a mark ends the paste"),
        KeyValuePair.Create(
            "Keyboard.PasteEnding × PasteEndBroken: goes to PasteAwaited instead of Pasting", "the same read goes on, and its next bytes lead from there to Pasting"),
        .. Deleted("Input.Ended", "every connection is over and every message settled before, and no line is carried out that could begin anything",
            "SkippedQuitRead", "SkippedExitRead", "CommandStarted", "CommandSettled", "ScriptedChatFailed", "ScriptedChatLost", "BacklogFilled", "BacklogDrained",
            "DeliveriesSettled", "ServersLeft", "ConnectionInterrupted", "ConnectionSettled"),
        .. ((string[])["× LeaveTimerElapsed: the cell is deleted", "× LeaveTimerElapsed: goes to Finishing instead of Ended", "× LeaveTimerElapsed: Exit is dropped"])
            .Select(mutant => KeyValuePair.Create($"Input.Leaving {mutant}", Sooner)),
        KeyValuePair.Create("Input.Leaving: its timer is dropped", Sooner),
        .. ((string[])["Connected", "Chatting", "Disconnecting"]).Select(state => KeyValuePair.Create(
            $"User.{state} × KnownMessageReceived: PassKnownMessage is dropped", "the end of what was read at once acknowledges it, too")),
        KeyValuePair.Create("Conversation.PeerAway × LinkLost: FailWaiting is dropped", "no scenario finds it yet: by then the end of the connection has failed what waited"),
        .. ((string[])["PeerArrived", "PeerIgnored", "PeerLeft", "PeerOpened", "PeerResumed", "PeerReturned"]).Select(trigger => KeyValuePair.Create(
            $"Conversation.PeerAway × {trigger}: NotePlace is dropped", "the place is what it was: a conversation with somebody who was away is noted without their port")),
    ]);

    private const string Sooner = "a disconnect ends by its own timer two seconds sooner; this one is there so that the program ends even if that were forgotten";

    private static IEnumerable<KeyValuePair<string, string>> Deleted(string state, string why, params string[] triggers) =>
        triggers.Select(trigger => KeyValuePair.Create($"{state} × {trigger}: the cell is deleted", why));
}
