using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>How often each limit was met, and each other reason, since the hub was made.</summary>
/// <param name="Closed">Links that are over, by their reason.</param>
/// <param name="Refused">Requests, messages, invitations and transfers that were refused or ended otherwise than they were meant to, by status.</param>
/// <param name="Pauses">How often a link was not read for a moment, because its peer sent faster than it may.</param>
/// <param name="Probes">How often a silent peer was asked whether it is there.</param>
/// <param name="Expired">Sessions that ended because their client did not come back in time.</param>
public sealed record HubCounts(
    IReadOnlyDictionary<CloseReason, long> Closed, IReadOnlyDictionary<StatusCode, long> Refused, long Pauses, long Probes, long Expired);
