using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>
/// What a link's effects need to know of the event that caused them: one case for each family of triggers, made by the method of its name and by nothing else.
/// Asking for what another case carries is a bug, and says so.
/// </summary>
internal readonly struct LinkEvent
{
    private readonly object? _what;
    private readonly ulong _number;
    private readonly StatusCode _status;
    private readonly bool _wantsNews;
    private readonly HubAccount? _account;
    private readonly string? _keyLabel;

    private LinkEvent(
        LinkEventFamily family, CloseReason reason, object? what = null, ulong number = 0, StatusCode status = default, bool wantsNews = false, HubAccount? account = null,
        string? keyLabel = null) =>
        (Family, Reason, _what, _number, _status, _wantsNews, _account, _keyLabel) = (family, reason, what, number, status, wantsNews, account, keyLabel);

    /// <summary>Which case it is.</summary>
    public LinkEventFamily Family { get; }

    /// <summary>Why the link ends by it; none if it does not.</summary>
    public CloseReason Reason { get; }

    /// <summary>The name that is granted.</summary>
    public string Name => Family == LinkEventFamily.Reclaimed ? ((Reclaim)_what!).Name : (string)Of(LinkEventFamily.Granted, _what)!;

    /// <summary>Whether who is let in wants to hear who comes and goes.</summary>
    public bool WantsNews => Family == LinkEventFamily.Reclaimed ? _wantsNews : Of(LinkEventFamily.Granted, _wantsNews);

    /// <summary>The session that gives way.</summary>
    public HubSession GivingWay => ((Reclaim)Of(LinkEventFamily.Reclaimed, _what)!).GivingWay;

    /// <summary>The account whose holder is let in; null for a guest.</summary>
    public HubAccount? Account => Family == LinkEventFamily.Reclaimed ? null : Of(LinkEventFamily.Granted, _account);

    /// <summary>What the key is called that the holder has brought in; empty for nothing.</summary>
    public string KeyLabel => Of(LinkEventFamily.Granted, _keyLabel) ?? "";

    /// <summary>The session that goes on over the link.</summary>
    public HubSession Resumed => (HubSession)Of(LinkEventFamily.Resumed, _what)!;

    /// <summary>What the client of that session has got, by its number.</summary>
    public ulong Acknowledged => Of(LinkEventFamily.Resumed, _number);

    /// <summary>The side of a transfer that the link is for.</summary>
    public TransferSide Side => (TransferSide)Of(LinkEventFamily.Attached, _what)!;

    /// <summary>The number of the request that is granted or refused.</summary>
    public ulong Request => Family is LinkEventFamily.Granted or LinkEventFamily.Reclaimed ? _number : Of(LinkEventFamily.Refused, _number);

    /// <summary>Why it is refused.</summary>
    public StatusCode Status => Of(LinkEventFamily.Refused, _status);

    /// <summary>Who has the name that is refused; null where it is refused for something else.</summary>
    public string? Holder => Of(LinkEventFamily.Refused, _what) as string;

    /// <summary>Up to where what was sent in the session that is asked for is on the disk; null where that is not known.</summary>
    public ulong? Stored => Of(LinkEventFamily.Refused, _what) as ulong?;

    /// <summary>Nothing that has to be said but why the link ends, if it does.</summary>
    public static LinkEvent Of(LinkTrigger trigger) => new(LinkEventFamily.Plain, CloseReasons.Of(trigger));

    /// <summary>The link ends for a reason that its trigger does not say.</summary>
    public static LinkEvent Because(CloseReason reason) => new(LinkEventFamily.Plain, reason);

    /// <summary>A connect is granted.</summary>
    public static LinkEvent Granted(ulong request, string name, bool wantsNews = false, HubAccount? account = null, string? keyLabel = null) =>
        new(LinkEventFamily.Granted, CloseReason.None, name, request, wantsNews: wantsNews, account: account, keyLabel: keyLabel);

    /// <summary>A connect is granted, and the session that has its name gives way.</summary>
    public static LinkEvent Reclaims(ulong request, string name, HubSession givingWay, bool wantsNews = false) =>
        new(LinkEventFamily.Reclaimed, CloseReason.None, new Reclaim(name, givingWay), request, wantsNews: wantsNews);

    /// <summary>A resume is granted.</summary>
    public static LinkEvent Resumes(HubSession session, ulong acknowledged) => new(LinkEventFamily.Resumed, CloseReason.None, session, acknowledged);

    /// <summary>An attachment is granted.</summary>
    public static LinkEvent Attaches(TransferSide side) => new(LinkEventFamily.Attached, CloseReason.None, side);

    /// <summary>A connect, a resume or an attachment is refused.</summary>
    public static LinkEvent Refused(ulong request, StatusCode status, string? holder = null) =>
        new(LinkEventFamily.Refused, CloseReason.ConnectRefused, status is StatusCode.NameTaken or StatusCode.NameRegistered ? holder : null, request, status);

    /// <summary>A resume is refused: the session is over.</summary>
    /// <param name="request">The number of the request.</param>
    /// <param name="status">Why.</param>
    /// <param name="stored">Up to where what was sent in it is on the disk; null when that is not known.</param>
    public static LinkEvent Over(ulong request, StatusCode status, ulong? stored) =>
        new(LinkEventFamily.Refused, CloseReason.ConnectRefused, status == StatusCode.UnknownSession ? stored : null, request, status);

    /// <summary>The case that a trigger has to bring along.</summary>
    public static LinkEventFamily FamilyOf(LinkTrigger trigger) => trigger switch
    {
        LinkTrigger.ConnectGranted or LinkTrigger.HolderConnectGranted or LinkTrigger.CodeConnectGranted => LinkEventFamily.Granted,
        LinkTrigger.ReclaimGranted => LinkEventFamily.Reclaimed,
        LinkTrigger.ResumeGranted => LinkEventFamily.Resumed,
        LinkTrigger.AttachGranted => LinkEventFamily.Attached,
        LinkTrigger.ConnectRefused or LinkTrigger.AttachRefused => LinkEventFamily.Refused,
        _ => LinkEventFamily.Plain,
    };

    private sealed record Reclaim(string Name, HubSession GivingWay);

    private T Of<T>(LinkEventFamily family, T part) =>
        Family == family ? part : throw new InvalidOperationException($"What comes along is {Family}, and {family} is asked for.");
}

/// <summary>The cases of what comes along with a link's trigger.</summary>
internal enum LinkEventFamily : byte
{
    /// <summary>Nothing but a reason.</summary>
    Plain,

    /// <summary>A name.</summary>
    Granted,

    /// <summary>A name, and the session that has it.</summary>
    Reclaimed,

    /// <summary>A session.</summary>
    Resumed,

    /// <summary>The side of a transfer.</summary>
    Attached,

    /// <summary>An answer.</summary>
    Refused,
}
