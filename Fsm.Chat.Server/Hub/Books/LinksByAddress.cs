using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>
/// How many links each address has, or of IPv6 each network that a host can choose its address in. A file link counts only until it is attached, and while somebody of an address is told to make one, there is a
/// place more for it: so transfers do not keep people out, nor are they kept out themselves.
/// </summary>
/// <param name="most">As many as an address may have; 0 for no limit.</param>
internal sealed class LinksByAddress(int most)
{
    private readonly Dictionary<HostAddress, int> _links = [];

    /// <summary>Whether an address has as many links as it may. Loopback is exempt: it is the machine's own.</summary>
    public bool IsAtLimit(HostAddress address) => most > 0 && !address.IsLoopback && _links.GetValueOrDefault(address.Network) >= most;

    public void Enter(HubLink link) => Count(link.Address, 1);

    /// <summary>The link is over, or has become a file link.</summary>
    public void Leave(HubLink link)
    {
        if (link.Side is null)
            Count(link.Address, -1);
    }

    /// <summary>A file link from this address is expected.</summary>
    public void Expect(HostAddress address) => Count(address, -1);

    /// <summary>The file link that was expected is there, or is not expected any more.</summary>
    public void Unexpect(HostAddress address) => Count(address, 1);

    /// <summary>Gives up room that is not needed now.</summary>
    public void Shrink() => _links.Shrink();

    private void Count(HostAddress address, int change)
    {
        var links = _links.GetValueOrDefault(address.Network) + change;
        if (links == 0)
            _links.Remove(address.Network);
        else
            _links[address.Network] = links;
    }
}
