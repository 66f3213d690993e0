using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>How many sessions of each address, or of IPv6 of each network, wait for their client to come back.</summary>
/// <param name="most">As many as may; 0 for no limit.</param>
internal sealed class WaitingByAddress(int most)
{
    private readonly Dictionary<HostAddress, int> _waiting = [];

    /// <summary>Whether as many wait as may. From loopback many may: all that a proxy passes on comes from there.</summary>
    public bool IsAtLimit(HostAddress address) =>
        most > 0 && _waiting.GetValueOrDefault(address.Network) >= most * (address.IsLoopback ? Limits.LoopbackShare : 1);

    /// <summary>Gives up room that is not needed now.</summary>
    public void Shrink() => _waiting.Shrink();

    /// <summary>A session begins to wait.</summary>
    public void Enter(HubSession session)
    {
        session.WaitsAt = session.Link.Address.Network;
        _waiting[session.Link.Address.Network] = _waiting.GetValueOrDefault(session.Link.Address.Network) + 1;
    }

    /// <summary>A session does not wait any more, if it did.</summary>
    public void Leave(HubSession session)
    {
        if (session.WaitsAt is not { } network)
            return;
        session.WaitsAt = null;
        if (--_waiting[network] == 0)
            _waiting.Remove(network);
    }
}
