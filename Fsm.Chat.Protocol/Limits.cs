namespace Fsm.Chat.Protocol;

/// <summary>
/// Every bound of the protocol, with its default. A duration of <see cref="TimeSpan.Zero"/> turns that bound off, and so does a count of 0 where 0 could not be meant:
/// of a frame, a text, a window, a burst and a page there is always a largest one.
/// </summary>
public sealed record Limits
{
    /// <summary>The default of <see cref="QueueLimits.Messages"/>.</summary>
    public const int QueuedMessages = 1024;

    /// <summary>The default of <see cref="QueueLimits.Bytes"/>.</summary>
    public const int QueuedBytes = 384 * 1024;

    /// <summary>The default of <see cref="QueueLimits.BytesHard"/>.</summary>
    public const int QueuedBytesHard = 512 * 1024;

    /// <summary>The default of <see cref="QueueLimits.BytesOfServer"/>.</summary>
    public const long QueuedBytesOfServer = 1L << 30;

    /// <summary>Messages to one person that a client leaves without a verdict: as many as one sender alone may have waiting in a recipient's queue of the default length.</summary>
    public const int UndecidedMessages = QueuedMessages / 2;

    /// <summary>Verdict ranges in one send confirmation.</summary>
    public const int VerdictRanges = 512;

    /// <summary>How long the server may wait before it acknowledges what it has handled.</summary>
    public static readonly TimeSpan AcknowledgeWithin = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the time stamps of all links are compared with the limits.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a link that was told to close may take until it is closed by force.</summary>
    public static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    /// <summary>How long a client waits for an answer before it asks whether the server is still there.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    /// <summary>Recipients of one offer: so many fit into its confirmation.</summary>
    public const int OfferRecipients = 400;

    /// <summary>How often a client offers a file before it has failed, when each time too much is open: for about ten minutes.</summary>
    public const int OfferTries = 40;

    /// <summary>The default of <see cref="TransferLimits.OpenUploads"/>.</summary>
    public const int OpenUploads = 1000;

    /// <summary>The default of <see cref="TransferLimits.OpenDownloads"/>.</summary>
    public const int OpenDownloads = 100;

    /// <summary>The default of <see cref="TransferLimits.Running"/>.</summary>
    public const int RunningTransfers = 4;

    /// <summary>Bytes of the longest file name that is offered.</summary>
    public const int FileName = 255;

    /// <summary>From the start of a transfer until both file links have to be there.</summary>
    public static readonly TimeSpan AttachWithin = TimeSpan.FromSeconds(10);

    /// <summary>How long a client whose file link is gone waits for the server to say why: what is said goes over another connection, and may come later.</summary>
    public static readonly TimeSpan ReasonWithin = TimeSpan.FromSeconds(2);

    /// <summary>The default of <see cref="TransferLimits.Stall"/>; a client waits that long for the outcome, whatever its server's limit is.</summary>
    public static readonly TimeSpan TransferStall = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait of a client before it first tries to come back; each wait after that is twice as long.</summary>
    public static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait of a client between two attempts to come back.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    /// <summary>The same where the last attempt was refused at once, because nothing listens: two packets are all that an attempt costs, and who waits for a server that is
    /// restarted wants it soon.</summary>
    public static readonly TimeSpan LongestRefusedBackOff = TimeSpan.FromSeconds(2);

    /// <summary>How often somebody whom the server does not know is asked for, for what is kept for them: with the waits between, up to a minute and a half.</summary>
    public const int AskedForKept = 8;

    /// <summary>How many names one person may ignore.</summary>
    public const int IgnoredNames = 100;

    /// <summary>From accept to a valid first frame, absolute.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which the other side is pinged.</summary>
    public TimeSpan PingAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which the other side counts as gone.</summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>How long nothing may be writable, and how long one frame may stay unfinished.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a session whose link is lost waits for its client to come back.</summary>
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a stopping server waits for the verdicts of what it has accepted.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of a body before the connect is granted.</summary>
    public int MaxFirstFrame { get; init; } = 4 * 1024;

    /// <summary>Bytes of a body after the connect.</summary>
    public int MaxFrame { get; init; } = 64 * 1024;

    /// <summary>Bytes of the text of one message.</summary>
    public int MaxText { get; init; } = 8 * 1024;

    /// <summary>Messages that a client may have sent without a server's acknowledgement.</summary>
    public int Window { get; init; } = 128;

    /// <summary>Messages a second that one session may send for long; 0 for no limit.</summary>
    public int Rate { get; init; } = 100;

    /// <summary>Messages that one session may send at once.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>Users in the list that a client gets when it connects, itself included.</summary>
    public int FirstUsers { get; init; } = 200;

    /// <summary>Groups that one person may be in, and open invitations that they may have; at least 1, for their list has to fit a frame.</summary>
    public int GroupsPerUser { get; init; } = 50;

    /// <summary>Members that a group may have, open invitations included.</summary>
    public int GroupMembers { get; init; } = 500;

    /// <summary>How long an invitation or an offer of a file waits for its answer.</summary>
    public TimeSpan InvitationTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many times as many sessions as from another address may come from loopback: all that a proxy passes on comes from there.</summary>
    public const int LoopbackShare = 250;

    /// <summary>Sessions of one address that may wait for their client at once.</summary>
    public int WaitingPerAddress { get; init; } = 64;

    /// <summary>New sessions from one address within a minute.</summary>
    public int NamesPerAddress { get; init; } = 120;

    /// <summary>How often one session may be resumed within a minute for long; 0 for no limit.</summary>
    public int Resumes { get; init; } = 30;

    /// <summary>How often one session may be resumed at once.</summary>
    public const int ResumesAtOnce = 10;

    /// <summary>Links from one address; loopback is exempt.</summary>
    public int LinksPerAddress { get; init; } = 64;

    /// <summary>How much may wait for peers.</summary>
    public QueueLimits Queues { get; init; } = new();

    /// <summary>How many transfers a person may have.</summary>
    public TransferLimits Transfers { get; init; } = new();

    /// <summary>How long a probed peer has to answer: from the ping to the end of its patience.</summary>
    public TimeSpan ProbeTimeout => DeadAfter == TimeSpan.Zero ? TimeSpan.Zero : DeadAfter - PingAfter;

    /// <summary>How long a client waits for one answer from a server that is otherwise alive.</summary>
    public TimeSpan AnswerTimeout => DeadAfter == TimeSpan.Zero ? TimeSpan.Zero : DeadAfter + AnswerWithin;
}
