using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session;

/// <summary>What a conversation is opened for.</summary>
internal enum OpenPurpose : byte
{
    /// <summary>A command named the person: from now on text goes there.</summary>
    Chat,

    /// <summary>A line named its recipient: only that line goes there.</summary>
    Line,
}

/// <summary>What a server says of itself and its limits when it grants a connect.</summary>
/// <param name="ServerName">What it calls itself.</param>
/// <param name="Window">Messages that may be on their way to it.</param>
/// <param name="MaxText">Bytes of the longest text.</param>
/// <param name="MaxBody">Bytes of the largest body.</param>
/// <param name="PingAfter">Silence before a ping.</param>
/// <param name="DeadAfter">Silence before the end.</param>
internal sealed record Greeting(string ServerName, int Window, int MaxText, uint MaxBody, TimeSpan PingAfter, TimeSpan DeadAfter)
{
    /// <summary>Bytes of the largest body that is taken from a server that sets no limit, or one beyond reason.</summary>
    public const uint LargestBody = 1024 * 1024;

    /// <summary>
    /// How long the server is given to answer a ping; zero for ever. A server that is patient for no longer than until its ping would have every link end
    /// with the first one.
    /// </summary>
    public TimeSpan Patience => DeadAfter == TimeSpan.Zero ? TimeSpan.Zero : DeadAfter > PingAfter ? DeadAfter - PingAfter : Limits.AnswerWithin;

    /// <summary>What stands for the session.</summary>
    public byte[] Token { get; init; } = [];

    /// <summary>The highest number that was written to earlier links of the session.</summary>
    public ulong HandedOver { get; init; }
}

/// <summary>
/// What a trigger was about. A trigger says what happened and decides where a machine goes; its occasion has the words, numbers and names that the
/// effects need, and decides nothing.
/// </summary>
internal sealed record Occasion
{
    /// <summary>Nothing more is to be said.</summary>
    public static readonly Occasion None = new();

    /// <summary>The person wants the connection to end.</summary>
    public static readonly Occasion Requested = new() { Reason = CloseReason.Requested };

    /// <summary>What is known of a link's trigger that nobody has said more about.</summary>
    public static Occasion Of(LinkTrigger trigger) => new() { Reason = CloseReasons.Of(trigger) };

    /// <summary>The same, of a transfer that ends with this if it ends now.</summary>
    public Occasion EndingWith(Code outcome) => this with { Outcome = outcome, Status = TransferDecisions.Told(outcome) };

    /// <summary>Why a link or a session ended.</summary>
    public CloseReason Reason { get; init; }

    /// <summary>Why something was refused or failed; of a transfer, what the server is told of that.</summary>
    public Code Status { get; init; }

    /// <summary>Why nothing is sent to a server.</summary>
    public TrustRefusal? Distrust { get; init; }

    /// <summary>How a transfer ended, if it has.</summary>
    public Code Outcome { get; init; }

    /// <summary>A person, a prefix, or one's own name to be.</summary>
    public string Name { get; init; } = "";

    /// <summary>A person's port.</summary>
    public ushort Port { get; init; }

    /// <summary>A text or a line.</summary>
    public string Text { get; init; } = "";

    /// <summary>What came in the place of a line and is understood already; null for a line.</summary>
    public TypedLine? Typed { get; init; }

    /// <summary>How many people of a list are known already.</summary>
    public uint Skip { get; init; }

    /// <summary>Where a line was meant to go, if that was said.</summary>
    public LineTarget? MeantFor { get; init; }

    /// <summary>The text in UTF-8, when it has such a form.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>What a conversation is opened for.</summary>
    public OpenPurpose Purpose { get; init; }

    /// <summary>The conversation it is about.</summary>
    public ClientConversation? Conversation { get; init; }

    /// <summary>What the other person did about the conversation.</summary>
    public ConversationChange Change { get; init; }

    /// <summary>What happened to somebody.</summary>
    public PresenceChange Presence { get; init; }

    /// <summary>What is asked about a group, whose name is <see cref="Name"/>.</summary>
    public GroupRequestKind GroupRequest { get; init; }

    /// <summary>The people to invite, or the destinations of a file, by name or port as they were typed.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>What happened in a group.</summary>
    public GroupHappening? InGroup { get; init; }

    /// <summary>The groups that were asked for.</summary>
    public IReadOnlyList<GroupEntry> Groups { get; init; } = [];

    /// <summary>The group that a message was sent to; null when it was for one person.</summary>
    public string? Group { get; init; }

    /// <summary>What is asked on the screen, or answered.</summary>
    public PromptRequest? Asked { get; init; }

    /// <summary>Whether the answer to it is yes.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>What happened to a transfer.</summary>
    public TransferHappening? OfTransfer { get; init; }

    /// <summary>The transfer whose offer was answered.</summary>
    public ClientUpload? Upload { get; init; }

    /// <summary>The transfers that an offer has begun on the server.</summary>
    public IReadOnlyList<OfferedTransfer> Offered { get; init; } = [];

    /// <summary>The request that was answered.</summary>
    public PendingRequest? Request { get; init; }

    /// <summary>What an earlier client has left behind.</summary>
    public SavedSession? Saved { get; init; }

    /// <summary>The highest number that the server had handled when it gave the session back.</summary>
    public ulong Acknowledged { get; init; }

    /// <summary>What the server said when it granted the connect.</summary>
    public Greeting? Greeting { get; init; }

    /// <summary>A page of the list of users.</summary>
    public UserListPage? Users { get; init; }

    /// <summary>Verdicts by ranges.</summary>
    public IReadOnlyList<VerdictRange> Verdicts { get; init; } = [];

    /// <summary>The verdict of one message.</summary>
    public VerdictRange? Verdict { get; init; }
}
