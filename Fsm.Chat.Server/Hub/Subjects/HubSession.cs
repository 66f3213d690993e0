using System.Text;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One user in the hub.</summary>
internal sealed class HubSession : Subject<SessionState>, IJournaled, IRecipient, IVerdictTaker
{
    /// <summary>The rate of <see cref="Comebacks"/> is one a minute, and that of a bucket one a second.</summary>
    public const double TokensOfResume = 60;

    private HubSession? _nextOfPort; // a ring of those who have the same port; none for whoever is alone
    private HubSession? _previousOfPort;

    public HubSession(SessionState initial, string name, HubLink link, TokenBucket bucket, SessionToken token, Outbox outbox)
        : base(initial)
    {
        Name = name;
        NameUtf8 = Encoding.UTF8.GetBytes(name);
        Link = link;
        Port = link.PeerPort;
        Bucket = bucket;
        Token = token;
        Voice = link.Doorway.Speak(this, outbox);
    }

    long IJournaled.LinkNumber => Link.Number;

    string IJournaled.UserName => Name;

    public string Name { get; }

    public byte[] NameUtf8 { get; }

    /// <summary>What stands for this session when its client comes back.</summary>
    public SessionToken Token { get; }

    /// <summary>The link that carries it, or carried it last.</summary>
    public HubLink Link { get; set; }

    /// <summary>The port it first connected from: with the name, what makes this person this person, over whichever link.</summary>
    public ushort Port { get; }

    public UserEntry Entry => new(Name, Link.Address, Port) { IsHolder = Account is not null };

    /// <summary>Tells this person what they are to hear, in the grammar of the door they came in by.</summary>
    public IVoice Voice { get; }

    /// <summary>Whether this person's client has asked to be told who comes and goes.</summary>
    public bool WantsNews { get; init; }

    /// <summary>The number of the last such news that is known there.</summary>
    public long NewsHeard { get; set; }

    /// <summary>Whether <see cref="Link"/> carries it, and is not one that was lost.</summary>
    public bool IsCarried => Link.Session == this;

    /// <summary>Whether its client has shown that it knows of it: by asking for something, by acknowledging, or by coming back to it.</summary>
    public bool IsHeardOf { get; private set; }

    public TokenBucket Bucket;

    /// <summary>How often it may be resumed; a resume costs <see cref="TokensOfResume"/>.</summary>
    public TokenBucket Comebacks;

    /// <summary>How often words may be looked for.</summary>
    public TokenBucket Searches = new(HistoryDecisions.SearchesEachSecond, HistoryDecisions.SearchesAtOnce);

    public Partners Partners;

    /// <summary>What it has to do with groups; null when it never had anything.</summary>
    public SessionGroups? Groups { get; set; }

    /// <summary>From whom this person takes nothing; null when there never was anybody.</summary>
    public IgnoredNames? Ignored { get; set; }

    /// <summary>How many conversations it is in, with people and with groups.</summary>
    public int Conversations => Partners.Joined + (Groups?.Conversations ?? 0);

    /// <summary>Notices that are held back; null when there are none.</summary>
    public HeldNotices? Notices { get; set; }

    /// <summary>The network that it is counted at as waiting for its client; null while it does not wait.</summary>
    public Protocol.HostAddress? WaitsAt { get; set; }

    /// <summary>Whom the last message to a person went to: mostly the next one goes there too.</summary>
    public IRecipient? LastRecipient { get; set; }

    /// <summary>This person's transfers; null when there never was one.</summary>
    public SessionTransfers? Transfers { get; set; }

    /// <summary>Verdicts to tell this user; null when there never was one.</summary>
    public VerdictLedger? Ledger { get; set; }

    /// <summary>The account whose holder this is; null for a guest.</summary>
    public HubAccount? Account { get; private set; }

    /// <summary>Whether the hub's list of sessions that are owed an acknowledgement holds this one.</summary>
    public bool IsOwedAcknowledgement { get; set; }

    /// <summary>Whether somebody else connected from the same port of another address.</summary>
    public bool SharesPort => _nextOfPort is not null;

    /// <summary>Joins those who have the same port, one of whom is given.</summary>
    public void JoinPort(HubSession other)
    {
        other._nextOfPort ??= other; // whoever was alone begins a ring
        other._previousOfPort ??= other;
        (_nextOfPort, _previousOfPort) = (other._nextOfPort, other);
        other._nextOfPort._previousOfPort = this;
        other._nextOfPort = this;
    }

    /// <summary>Leaves them.</summary>
    /// <returns>One of those who remain; null for nobody.</returns>
    public HubSession? LeavePort()
    {
        if (_nextOfPort is not { } next)
            return null;
        (next._previousOfPort, _previousOfPort!._nextOfPort) = (_previousOfPort, next);
        (_nextOfPort, _previousOfPort) = (null, null);
        if (next._nextOfPort == next)
            (next._nextOfPort, next._previousOfPort) = (null, null);
        return next;
    }

    /// <summary>The server answers for what was asked, from here on.</summary>
    public void TakeCharge()
    {
        IsHeardOf = true;
        Voice.TakeCharge();
    }

    /// <summary>Its client has got what was told it, up to a number.</summary>
    public void Acknowledge(ulong upTo)
    {
        IsHeardOf = true;
        Voice.Acknowledge(upTo);
    }

    /// <summary>Another link carries it from here on.</summary>
    public void MoveTo(HubLink link)
    {
        IsHeardOf = true;
        (Link, link.Session) = (link, this);
    }

    /// <summary>The request for the past that is being read for; null for none.</summary>
    public StoreQuery? Reading { get; set; }

    /// <summary>Whether a request for the past is not answered yet.</summary>
    public bool IsReadingHistory => Reading is not null;

    /// <summary>What is kept in mind of it when it is over; null for a guest.</summary>
    public SessionRecord? Record { get; set; }

    /// <summary>On its way to this client, what is kept for its person; null for a guest.</summary>
    public HubInbox? Inbox { get; set; }

    /// <summary>Whoever this is has proved that the name is theirs. Nothing is sent to this session yet.</summary>
    public void Join(HubAccount account)
    {
        (Account, account.Session) = (account, this);
        foreach (var side in account.Sides)
            side.BeginSession();
    }

    /// <summary>A message was received, and is answered for when it is on the disk.</summary>
    public void Defer()
    {
        IsHeardOf = true;
        Voice.Defer();
    }

    /// <summary>The holder of the name is not here any more.</summary>
    public void LeaveAccount()
    {
        if (Account is { } account && account.Session == this)
            account.Session = null;
    }

    HubSession IRecipient.Here => this;

    public bool IsMeantBy(ReadOnlySpan<byte> name, ushort port) =>
        State != SessionState.Disconnected && (port == 0 || port == Port) && name.SequenceEqual(NameUtf8);

    HubSession IVerdictTaker.Sender => this;

    public bool IsBusyUnder(Protocol.Limits limits, HubSession sender)
    {
        var (queues, messages, bytes) = (limits.Queues, Voice.Messages, Voice.Bytes);
        return queues.IsHalfFull(messages, bytes) && (queues.IsBusy(messages, bytes) || queues.IsOverShare(messages, bytes, Voice.ShareOf(sender)));
    }

    /// <summary>Whether much waits for this person, whoever has sent it.</summary>
    public bool IsHalfBusyUnder(Protocol.Limits limits) => limits.Queues.IsHalfFull(Voice.Messages, Voice.Bytes);

    public bool Ignores(IPerson sender) => Ignored is { } names && names.Has(sender);

    public void Hear(ConversationChange change, IPerson about) => NoticeTeller.Tell(this, about, new(change, Presence: null, CloseReason.None));

    public void Take(IPerson from, ReadOnlySpan<byte> text, in Origin origin)
    {
        NoticeTeller.TellHeld(this, from);
        Voice.Message(from, text, origin);
    }

    public void Take(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded) =>
        Voice.Message(from, group, text, origin, encoded);

    void IVerdictTaker.Decide(Verdicts verdicts, ulong number, StatusCode status, bool handedOver) => verdicts.Conclude(this, status == StatusCode.Ok
        ? VerdictRange.OfDelivered(number)
        : VerdictRange.OfFailed(number, status, handedOver));
}
