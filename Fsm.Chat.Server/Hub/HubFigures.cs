using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Server.Hub;

/// <summary>What the hub holds at one moment.</summary>
/// <param name="Links">TCP connections.</param>
/// <param name="Sessions">Users.</param>
/// <param name="Undecided">Accepted messages without a verdict.</param>
/// <param name="QueuedBytes">Bytes in all queues together.</param>
/// <param name="InternalErrors">How often the rules or an effect proved wrong; anything but 0 is a bug.</param>
/// <param name="State">Where the server is.</param>
public readonly record struct HubFigures(int Links, int Sessions, long Undecided, long QueuedBytes, int InternalErrors, ServerState State)
{
    /// <summary>Transfers that are not over.</summary>
    public int OpenTransfers { get; init; }
}
