using System.Runtime.InteropServices;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>How often what happened, since the hub was made. Only ever touched inside the monitor; reading it makes a copy.</summary>
internal sealed class Counters
{
    private readonly Dictionary<CloseReason, long> _closed = [];
    private readonly Dictionary<StatusCode, long> _refused = [];
    private long _pauses;
    private long _probes;
    private long _expired;

    /// <summary>What was counted so far.</summary>
    public HubCounts Counts => new(new Dictionary<CloseReason, long>(_closed), new Dictionary<StatusCode, long>(_refused), _pauses, _probes, _expired);

    /// <summary>A link is over.</summary>
    public void Note(CloseReason reason) => CollectionsMarshal.GetValueRefOrAddDefault(_closed, reason, out _)++;

    /// <summary>Something was refused, or ended otherwise than it was meant to.</summary>
    public void Note(StatusCode status)
    {
        if (status != StatusCode.Ok)
            CollectionsMarshal.GetValueRefOrAddDefault(_refused, status, out _)++;
    }

    /// <summary>A sender is faster than it may be: its link is not read for a moment.</summary>
    public void NotePause() => _pauses++;

    /// <summary>A silent peer is asked whether it is there.</summary>
    public void NoteProbe() => _probes++;

    /// <summary>A client did not come back in time.</summary>
    public void NoteExpired() => _expired++;
}

/// <summary>How often each limit was met, and each other reason, since the hub was made.</summary>
/// <param name="Closed">Links that are over, by their reason.</param>
/// <param name="Refused">Requests, messages, invitations and transfers that were refused or ended otherwise than they were meant to, by status.</param>
/// <param name="Pauses">How often a link was not read for a moment, because its peer sent faster than it may.</param>
/// <param name="Probes">How often a silent peer was asked whether it is there.</param>
/// <param name="Expired">Sessions that ended because their client did not come back in time.</param>
public sealed record HubCounts(
    IReadOnlyDictionary<CloseReason, long> Closed, IReadOnlyDictionary<StatusCode, long> Refused, long Pauses, long Probes, long Expired);
