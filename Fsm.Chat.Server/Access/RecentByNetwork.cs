using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Server.Access;

/// <summary>
/// Counts what came from where within the last minute, by network: an IPv4 address, or the 64 bits of IPv6 that one host can choose its address in. It asks no
/// clock, forgets each event after a while, and holds a bounded number of networks.
/// </summary>
/// <param name="most">After how many events a network has used up its own; 0 for never.</param>
public sealed class RecentByNetwork(int most)
{
    /// <summary>Networks that are remembered. The one with the oldest event makes room: whoever has more of them than this has budget enough.</summary>
    public const int MostNetworks = 10_000;

    /// <summary>How long an event counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Dictionary<HostAddress, Queue<TimeSpan>> _events = [];
    private readonly Queue<(HostAddress Network, TimeSpan At)> _all = []; // in the order of time, to know what to forget

    /// <summary>Networks that have events which still count, as of the last call.</summary>
    public int Networks => _events.Count;

    /// <summary>Whether so many came from there that the next one has to wait.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="now">The present; it never goes back.</param>
    /// <param name="share">How many times as many that network may have.</param>
    public bool IsUsedUp(HostAddress address, TimeSpan now, int share = 1)
    {
        if (most == 0)
            return false;
        Forget(now - Memory);
        return _events.TryGetValue(address.Network, out var events) && events.Count >= (long)most * share;
    }

    /// <summary>One came.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="now">The present; it never goes back.</param>
    public void Note(HostAddress address, TimeSpan now)
    {
        if (most == 0)
            return;
        Forget(now - Memory);
        if (!_events.TryGetValue(address.Network, out var events))
        {
            while (_events.Count >= MostNetworks)
                ForgetOne();
            _events[address.Network] = events = new();
        }

        events.Enqueue(now);
        _all.Enqueue((address.Network, now));
    }

    /// <summary>Gives up room that is not needed now.</summary>
    /// <param name="now">The present; it never goes back.</param>
    public void Shrink(TimeSpan now)
    {
        Forget(now - Memory);
        _events.Shrink();
        _all.Shrink();
        foreach (var events in _events.Values)
            events.Shrink();
    }

    private void Forget(TimeSpan until)
    {
        while (_all.TryPeek(out var oldest) && oldest.At <= until)
            ForgetOne();
    }

    private void ForgetOne()
    {
        var (network, _) = _all.Dequeue();
        var events = _events[network];
        events.Dequeue();
        if (events.Count == 0)
            _events.Remove(network);
    }
}
