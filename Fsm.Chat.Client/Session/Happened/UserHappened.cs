using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to oneself on a server: a case for each family of triggers, with the words, numbers and names that their effects need. It decides nothing.</summary>
internal abstract record UserHappened
{
    /// <summary>The trigger says everything.</summary>
    public static readonly UserHappened Nothing = new Plain();

    /// <summary>The case that a trigger comes with; null where a new trigger does not say it yet.</summary>
    public static Type? CaseOf(UserTrigger trigger) => trigger switch
    {
        UserTrigger.ConnectTyped or UserTrigger.ResumeTyped or UserTrigger.PersistentConnectTyped or UserTrigger.RetryTimerElapsed => typeof(Connects),
        UserTrigger.UsersTyped => typeof(AsksForUsers),
        UserTrigger.ChatTyped => typeof(Chats),
        UserTrigger.GroupRequestTyped => typeof(AsksOfGroup),
        UserTrigger.IgnoreTyped or UserTrigger.UnknownIgnoreTyped => typeof(AsksToIgnore),
        UserTrigger.HistoryTyped or UserTrigger.UnknownHistoryTyped => typeof(AsksForPast),
        UserTrigger.AccountTyped or UserTrigger.UnknownAccountTyped => typeof(AsksOfAccount),
        UserTrigger.FileTyped => typeof(OffersFiles),
        UserTrigger.TextTyped or UserTrigger.UnsendableTextTyped => typeof(Says),
        UserTrigger.ConversationOpened => typeof(Opened),
        UserTrigger.DialFailed or UserTrigger.DialRefused => typeof(DialFailed),
        UserTrigger.ServerDistrusted => typeof(Distrusted),
        UserTrigger.ResumeRefused or UserTrigger.ConnectRefused or UserTrigger.ConnectPostponed => typeof(Refused),
        UserTrigger.DisconnectTyped or UserTrigger.DisconnectConfirmed or UserTrigger.LinkLost or UserTrigger.LinkInterrupted or UserTrigger.ServerStopped
            or UserTrigger.AccountForgotten or UserTrigger.ConnectTimerElapsed or UserTrigger.DisconnectTimerElapsed => typeof(Ended),
        UserTrigger.ConnectConfirmed or UserTrigger.ConnectConfirmedChatting or UserTrigger.ResumeConfirmed or UserTrigger.ResumeConfirmedChatting =>
            typeof(Granted),
        UserTrigger.ConfirmationReceived => typeof(Answered),
        UserTrigger.UserListReceived or UserTrigger.SnapshotReceived => typeof(Listed),
        UserTrigger.MessageReceived or UserTrigger.KnownMessageReceived => typeof(Hears),
        UserTrigger.SendConfirmationReceived => typeof(Judged),
        UserTrigger.DeliveryNewsReceived => typeof(DeliveredLater),
        UserTrigger.ConversationNoticeReceived => typeof(PeerTurned),
        UserTrigger.RosterNewsReceived => typeof(RosterMoved),
        UserTrigger.PresenceReceived => typeof(PeerMoved),
        UserTrigger.GroupNoticeReceived => typeof(InGroup),
        UserTrigger.FileNoticeReceived => typeof(OfTransfer),
        UserTrigger.Chat2Typed or UserTrigger.ResendTyped or UserTrigger.QuitTyped or UserTrigger.TargetLeft or UserTrigger.LinkOpened or UserTrigger.PlainServerFound => typeof(Plain),
        _ => null,
    };

    /// <summary>The trigger says everything.</summary>
    public sealed record Plain : UserHappened;

    /// <summary>A connection is to be made.</summary>
    /// <param name="Name">One's own name to be.</param>
    /// <param name="Saved">What an earlier client has left behind.</param>
    public sealed record Connects(string Name, SavedSession? Saved) : UserHappened
    {
        /// <summary>The password that was typed for it, in UTF-8; null for the one that there is.</summary>
        public byte[]? Password { get; init; }
    }

    /// <summary>The person asks who is connected.</summary>
    /// <param name="Prefix">What their names begin with.</param>
    /// <param name="Skip">How many of them are known already.</param>
    public sealed record AsksForUsers(string Prefix, uint Skip) : UserHappened;

    /// <summary>The person wants a conversation.</summary>
    /// <param name="Name">With whom.</param>
    /// <param name="Purpose">What for.</param>
    public sealed record Chats(string Name, OpenPurpose Purpose) : UserHappened;

    /// <summary>The person asks for something about a group.</summary>
    public sealed record AsksOfGroup(GroupAsk Asked) : UserHappened;

    /// <summary>The person wants to take nothing more from somebody, or to take it again, or asks from whom it is.</summary>
    /// <param name="Kind">Which of these.</param>
    /// <param name="Name">Who it is, by name or port as they were typed; empty for all.</param>
    public sealed record AsksToIgnore(IgnoreRequestKind Kind, string Name) : UserHappened
    {
        /// <summary>Whether the person has asked for it in an earlier session.</summary>
        public bool IsAgain { get; init; }
    }

    /// <summary>The person asks for something that was kept.</summary>
    public abstract record AsksForPast : UserHappened;

    /// <summary>The person asks for the last messages of a conversation.</summary>
    /// <param name="With">With whom.</param>
    /// <param name="Count">How many messages at most.</param>
    public sealed record AsksForLast(string With, ushort Count) : AsksForPast
    {
        /// <summary>The place behind the last one wanted; 0 for the newest.</summary>
        public ulong Before { get; init; }

        /// <summary>Whether it goes with something else that was typed: that there is nothing is no news then.</summary>
        public bool IsAside { get; init; }
    }

    /// <summary>The person looks for words.</summary>
    public sealed record AsksForWords(Search Sought) : AsksForPast;

    /// <summary>The server told what was kept of a conversation.</summary>
    public sealed record AnsweredPast(PendingRequest Request, HistoryConfirmation Past) : Answered(Request, StatusCode.Ok);

    /// <summary>The server told where words are.</summary>
    public sealed record AnsweredWords(PendingRequest Request, SearchConfirmation Found) : Answered(Request, StatusCode.Ok);

    /// <summary>The person asks for something about their name.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Word">What it is about: a key, or what one is to be called; empty for nothing.</param>
    public sealed record AsksOfAccount(AccountRequestKind Kind, string Word) : UserHappened;

    /// <summary>The person wants to send a file.</summary>
    /// <param name="Paths">The files as they were typed.</param>
    /// <param name="Destinations">To whom, by name or port as they were typed.</param>
    public sealed record OffersFiles(IReadOnlyList<string> Paths, IReadOnlyList<string> Destinations) : UserHappened;

    /// <summary>The person typed a text.</summary>
    /// <param name="Conversation">Where it goes; null for nowhere.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Bytes">The text in UTF-8, when it has such a form.</param>
    /// <param name="Purpose">What its conversation is opened for, if it has to be.</param>
    /// <param name="Status">Why it can go nowhere.</param>
    public sealed record Says(ClientConversation? Conversation, string Text, byte[] Bytes, OpenPurpose Purpose, Code Status) : UserHappened;

    /// <summary>A conversation that was asked for is open.</summary>
    public sealed record Opened(ClientConversation Conversation) : UserHappened;

    /// <summary>The session or an attempt at one is over, or is being ended.</summary>
    /// <param name="Reason">Why.</param>
    public record Ended(CloseReason Reason) : UserHappened;

    /// <summary>The connection could not be made.</summary>
    /// <param name="Why">Why, in a clause.</param>
    public sealed record DialFailed(string Why) : Ended(CloseReason.Unreachable);

    /// <summary>Nothing is sent to the server.</summary>
    public sealed record Distrusted(TrustRefusal Refusal) : Ended(CloseReason.Unreachable);

    /// <summary>The server refused the connect. Of what was on its way, nothing is known.</summary>
    public sealed record Refused(StatusCode Status) : Ended(CloseReason.PeerLost)
    {
        /// <summary>Who has the name that was asked for, if the server says so.</summary>
        public string? Holder { get; init; }

        /// <summary>Up to where what was sent in conversations that are kept is on the server's disk; null when that is not known.</summary>
        public ulong? Stored { get; init; }
    }

    /// <summary>The server granted the connect.</summary>
    /// <param name="Greeting">What it said.</param>
    /// <param name="Acknowledged">The highest number that it had handled.</param>
    public sealed record Granted(Greeting Greeting, ulong Acknowledged) : UserHappened;

    /// <summary>The server answered a request.</summary>
    public record Answered(PendingRequest Request, StatusCode Status) : UserHappened
    {
        /// <summary>Who has the name that was asked for, if the server says so.</summary>
        public string? Holder { get; init; }
    }

    /// <summary>The server opened a conversation, or lets nothing through from somebody any more.</summary>
    /// <param name="Request">What was asked.</param>
    /// <param name="Name">The other person's or the group's proper name.</param>
    /// <param name="Port">The person's port; 0 for a group, and for a name that nobody has.</param>
    public sealed record AnsweredOpen(PendingRequest Request, string Name, ushort Port) : Answered(Request, StatusCode.Ok)
    {
        /// <summary>Whether what is said in it is kept.</summary>
        public bool IsKept { get; init; }
    }

    /// <summary>The server listed one's groups.</summary>
    public sealed record AnsweredGroups(PendingRequest Request, IReadOnlyList<GroupEntry> Groups) : Answered(Request, StatusCode.Ok);

    /// <summary>The server listed from whom it lets nothing through.</summary>
    public sealed record AnsweredIgnored(PendingRequest Request, IReadOnlyList<string> Names) : Answered(Request, StatusCode.Ok);

    /// <summary>The server listed the keys that prove the person's name.</summary>
    public sealed record AnsweredKeys(PendingRequest Request, IReadOnlyList<KeyEntry> Keys) : Answered(Request, StatusCode.Ok);

    /// <summary>The server made a code by which another key may prove the person's name.</summary>
    public sealed record AnsweredCode(PendingRequest Request, string Code) : Answered(Request, StatusCode.Ok);

    /// <summary>The server offered a file, and has begun a transfer for each recipient.</summary>
    public sealed record AnsweredOffer(PendingRequest Request, IReadOnlyList<OfferedTransfer> Offered) : Answered(Request, StatusCode.Ok);

    /// <summary>A page of the list of users came.</summary>
    /// <param name="Page">The page.</param>
    /// <param name="Prefix">What was asked for.</param>
    public sealed record Listed(UserListPage Page, string Prefix) : UserHappened;

    /// <summary>A message came.</summary>
    /// <param name="From">Who sent it.</param>
    /// <param name="Group">The group that it was sent to; null when it was for one person.</param>
    /// <param name="Text">The text.</param>
    public sealed record Hears(string From, string? Group, string Text) : UserHappened
    {
        /// <summary>Where it stands in a conversation that is kept; null where it is not.</summary>
        public (ulong Conversation, ShownPlace Shown)? Kept { get; init; }
    }

    /// <summary>Messages that an earlier session has sent are delivered.</summary>
    /// <param name="To">To whom.</param>
    /// <param name="Count">How many.</param>
    public sealed record DeliveredLater(string To, uint Count) : UserHappened;

    /// <summary>Verdicts came.</summary>
    public sealed record Judged(IReadOnlyList<VerdictRange> Verdicts) : UserHappened;

    /// <summary>Somebody opened or left a conversation.</summary>
    public sealed record PeerTurned(string Name, ConversationChange Change) : UserHappened;

    /// <summary>Something happened to somebody, or to the server.</summary>
    public sealed record PeerMoved(string Name, PresenceChange Change, CloseReason Reason) : UserHappened;

    /// <summary>People have come and gone.</summary>
    public sealed record RosterMoved(RosterNews News) : UserHappened;

    /// <summary>Something happened in a group.</summary>
    public sealed record InGroup(GroupHappening Happening) : UserHappened;

    /// <summary>Something happened to a transfer.</summary>
    public sealed record OfTransfer(TransferHappened.Noticed Notice) : UserHappened;
}
