using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using Family = Fsm.Chat.Server.Hub.Events.SessionEventFamily;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>
/// What a session's effects need to know of the event that caused them: one case for each family of triggers, made by the method of its name and by nothing
/// else. Asking for what another case carries is a bug, and says so. Valid during one step only.
/// </summary>
internal readonly ref struct SessionEvent
{
    private readonly Family _family;
    private readonly StatusCode _status;
    private readonly RelayTrigger _relayTrigger;
    private readonly ulong _tag;
    private readonly ulong _number;
    private readonly IRecipient? _person; // of this type, for it is asked for with every message: a cast to an interface is a search
    private readonly object? _one;
    private readonly object? _two;
    private readonly ReadOnlySpan<byte> _bytes;

    private SessionEvent(
        Family family, ulong tag, StatusCode status = StatusCode.Ok, IRecipient? person = null, object? one = null, object? two = null, ulong number = 0,
        RelayTrigger relayTrigger = default, ReadOnlySpan<byte> bytes = default)
    {
        (_family, _tag, _status, _person, _one, _two, _number, _relayTrigger) = (family, tag, status, person, one, two, number, relayTrigger);
        _bytes = bytes;
    }

    /// <summary>Which case it is.</summary>
    public Family Family => _family;

    /// <summary>The number of the request that it is about.</summary>
    public ulong Tag => Of(Family.Requests | Family.Resumed, _tag);

    /// <summary>What the request comes to.</summary>
    public StatusCode Status => Of(Family.Requests, _status);

    /// <summary>Who has the name that is refused; null where it is refused for something else.</summary>
    public string? Holder => Of(Family.Refusal | Family.AccountAnswer, _two) as string;

    /// <summary>What of the past is asked for.</summary>
    public PastQuestion Question => (PastQuestion)Of(Family.HistoryRequest | Family.History, _one)!;

    /// <summary>What was read.</summary>
    public StoreAnswer Past => (StoreAnswer)Of(Family.History, _two)!;

    /// <summary>What a request about an account is about.</summary>
    public string Word => (string)Of(Family.AccountRequest, _two)!;

    /// <summary>The key that is to be removed.</summary>
    public AccountKey Key => (AccountKey)Of(Family.AccountRequest, _one)!;

    /// <summary>The account of which something was written down, or was not.</summary>
    public HubAccount Account => (HubAccount)Of(Family.AccountAnswer, _one)!;

    /// <summary>The other person.</summary>
    public HubSession Peer => (HubSession)Of(Family.Invitation | Family.Partner, _person)!;

    /// <summary>Whom a message is for, or whom a conversation is with.</summary>
    public IRecipient Recipient => Of(Family.Message | Family.Conversation | Family.Ignoring | Family.Partner | Family.Invitation, _person)!;

    /// <summary>The group it is about.</summary>
    public HubGroup Group => (HubGroup)Of(Family.GroupMessage | Family.Group | Family.Invitation, _two)!;

    /// <summary>The one group that a list is asked of; null for all.</summary>
    public HubGroup? ListedGroup => (HubGroup?)Of(Family.GroupList, _two);

    /// <summary>The name that is ignored, or is no longer.</summary>
    public string IgnoredName => (string)Of(Family.Ignoring, _two)!;

    /// <summary>Who has that name; null for nobody.</summary>
    public HubSession? Ignored => (HubSession?)Of(Family.Ignoring, _person);

    /// <summary>The text of a message.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            Demand(Family.Message | Family.GroupMessage);
            return _bytes;
        }
    }

    /// <summary>The name of a group that is to be made.</summary>
    public string GroupName => (string)Of(Family.GroupMaking, _one)!;

    /// <summary>What a list of users begins with; whoever arrives gets the first page of everybody.</summary>
    public string Prefix => (string?)Of(Family.UserList | Family.Arrival | Family.Resumed, _two) ?? "";

    /// <summary>How many of a list are skipped.</summary>
    public uint Skip => (uint)Of(Family.UserList | Family.Arrival | Family.Resumed, _family == Family.UserList ? _number : 0);

    /// <summary>Up to where the client has got what it was sent.</summary>
    public ulong Acknowledged => Of(Family.Acknowledgement | Family.Resumed, _number);

    /// <summary>The link that the session goes on over.</summary>
    public HubLink Link => (HubLink)Of(Family.Resumed, _one)!;

    /// <summary>Why the session ends or waits, or in another's event the one who is gone.</summary>
    public CloseReason Reason => (CloseReason)Of(Family.Leave | Family.End | Family.Partner | Family.AccountAnswer, _number);

    /// <summary>Whom an offer is for.</summary>
    public OfferDestination Destination => (OfferDestination)Of(Family.Offer, _one)!;

    /// <summary>The name of the file that is offered.</summary>
    public ReadOnlySpan<byte> FileName
    {
        get
        {
            Demand(Family.Offer);
            return _bytes;
        }
    }

    /// <summary>Bytes of the file that is offered.</summary>
    public ulong FileLength => Of(Family.Offer, _number);

    /// <summary>What else is told of it.</summary>
    public FileTraits FileTraits => (FileTraits)Of(Family.Offer, _two)!;

    /// <summary>The transfer that something is said about; null when it is over, or was never this person's.</summary>
    public HubRelay? Transfer => (HubRelay?)Of(Family.Statement, _one);

    /// <summary>What is said about it.</summary>
    public RelayTrigger RelayTrigger => Of(Family.Statement, _relayTrigger);

    /// <summary>The rest of what is said.</summary>
    /// <param name="by">Who says it.</param>
    public RelayEvent Said(HubSession by)
    {
        Demand(Family.Statement);
        return RelayEvent.Said(by, _status, _number, _bytes);
    }

    /// <summary>The session begins: its connect was granted.</summary>
    public static SessionEvent Arrives(ulong tag) => new(Family.Arrival, tag);

    /// <summary>A message to one person is granted.</summary>
    public static SessionEvent Sends(ulong tag, IRecipient to, ReadOnlySpan<byte> text) => new(Family.Message, tag, person: to, bytes: text);

    /// <summary>Something that was kept is asked for.</summary>
    public static SessionEvent AsksHistory(ulong tag, PastQuestion question) => new(Family.HistoryRequest, tag, one: question);

    /// <summary>It was read.</summary>
    public static SessionEvent ReadsHistory(ulong tag, PastQuestion question, StoreAnswer answer) => new(Family.History, tag, one: question, two: answer);

    /// <summary>A message is on the disk, or what was asked of a group.</summary>
    public static SessionEvent Stores(ulong tag) => new(Family.Stored, tag);

    /// <summary>A message to a group is granted.</summary>
    public static SessionEvent Sends(ulong tag, HubGroup to, ReadOnlySpan<byte> text) => new(Family.GroupMessage, tag, two: to, bytes: text);

    /// <summary>A message or a request is refused.</summary>
    public static SessionEvent Refused(ulong tag, StatusCode status, string? holder = null) =>
        new(Family.Refusal, tag, status, two: status == StatusCode.NameTaken ? holder : null);

    /// <summary>A request about the conversation with a person is granted.</summary>
    public static SessionEvent With(ulong tag, IRecipient peer) => new(Family.Conversation, tag, person: peer);

    /// <summary>A request about a group, or the conversation with it, is granted.</summary>
    public static SessionEvent With(ulong tag, HubGroup group) => new(Family.Group, tag, two: group);

    /// <summary>A name is to be ignored, or no longer, or the list of such names is asked for.</summary>
    public static SessionEvent Ignores(ulong tag, string name, HubSession? person) => new(Family.Ignoring, tag, person: person, two: name);

    /// <summary>Something about the account is asked for.</summary>
    public static SessionEvent AsksOfAccount(ulong tag, string word, AccountKey? key) => new(Family.AccountRequest, tag, one: key, two: word);

    /// <summary>What was asked of the account is on the disk, or is not.</summary>
    public static SessionEvent KeptOf(ulong tag, HubAccount account, StatusCode status) =>
        new(Family.AccountAnswer, tag, status, one: account, number: (ulong)CloseReason.Forgotten);

    /// <summary>Another person takes nothing from this one any more.</summary>
    public static SessionEvent Detached(HubSession by) => new(Family.Partner, tag: 0, person: by);

    /// <summary>A group is to be made.</summary>
    public static SessionEvent Makes(ulong tag, string group) => new(Family.GroupMaking, tag, one: group);

    /// <summary>A person is invited.</summary>
    public static SessionEvent Invites(ulong tag, HubSession person, HubGroup group) => new(Family.Invitation, tag, person: person, two: group);

    /// <summary>A person is invited who is away.</summary>
    public static SessionEvent Invites(ulong tag, HubAccount person, HubGroup group) => new(Family.Invitation, tag, person: person, two: group);

    /// <summary>Groups are to be listed.</summary>
    public static SessionEvent Lists(ulong tag, HubGroup? group) => new(Family.GroupList, tag, two: group);

    /// <summary>Users are to be listed.</summary>
    public static SessionEvent Lists(ulong tag, string prefix, uint skip) => new(Family.UserList, tag, two: prefix, number: skip);

    /// <summary>A file may be offered.</summary>
    public static SessionEvent Offers(ulong tag, OfferDestination to, ReadOnlySpan<byte> name, ulong length, FileTraits traits) =>
        new(Family.Offer, tag, one: to, two: traits, number: length, bytes: name);

    /// <summary>Something is said about a transfer.</summary>
    public static SessionEvent Says(ulong tag, HubRelay? about, RelayTrigger what, StatusCode status, ulong offset, ReadOnlySpan<byte> hash) =>
        new(Family.Statement, tag, status, one: about, number: offset, relayTrigger: what, bytes: hash);

    /// <summary>The client wants to end the session.</summary>
    public static SessionEvent Leaves(ulong tag) => new(Family.Leave, tag, number: (ulong)CloseReason.Requested);

    /// <summary>The session ends, or waits for its client, for a reason that its trigger does not say.</summary>
    public static SessionEvent Ends(CloseReason reason) => new(Family.End, tag: 0, number: (ulong)reason);

    /// <summary>Nothing comes along but why the session ends by it.</summary>
    public static SessionEvent Of(SessionTrigger trigger) => Ends(trigger switch
    {
        SessionTrigger.StopRequested => CloseReason.ServerStopping,
        SessionTrigger.HolderElsewhere => CloseReason.HolderElsewhere,
        SessionTrigger.QueueOverflowed => CloseReasons.Of(LinkTrigger.OutputOverflowed),
        SessionTrigger.InternalErrorCaught => CloseReason.InternalError,
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "A trigger that does not say why a session ends by it."),
    });

    /// <summary>The client has got what it was sent.</summary>
    public static SessionEvent Acknowledges(ulong upTo) => new(Family.Acknowledgement, tag: 0, number: upTo);

    /// <summary>Another person's session has ended.</summary>
    public static SessionEvent Gone(HubSession peer, CloseReason reason) => new(Family.Partner, tag: 0, person: peer, number: (ulong)reason);

    /// <summary>The client has come back over another link.</summary>
    public static SessionEvent Resumes(HubLink link, ulong acknowledged) => new(Family.Resumed, tag: 0, one: link, number: acknowledged);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Of<T>(Family families, T part)
    {
        Demand(families);
        return part;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Demand(Family families)
    {
        if ((_family & families) == 0)
            Fail(families);
    }

    [DoesNotReturn]
    private void Fail(Family families) => throw new InvalidOperationException($"What comes along is {_family}, and {families} is asked for.");
}
