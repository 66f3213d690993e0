using Fsm.Chat.Protocol;

namespace Fsm.Chat.Server.Access;

/// <summary>
/// Counts wrong passwords by the network they come from: an IPv4 address, or the 64 bits of IPv6 that one host can choose its address in. It asks no clock,
/// forgets each try after a while, and holds a bounded number of networks.
/// </summary>
public sealed class WrongTries
{
    /// <summary>Wrong tries after which nothing more is compared.</summary>
    public const int Most = 5;

    /// <summary>Networks that are remembered. The one with the oldest try makes room: whoever has more of them than this has tries enough.</summary>
    public const int MostNetworks = 10_000;

    /// <summary>How long a wrong try counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Dictionary<HostAddress, Queue<TimeSpan>> _tries = [];
    private readonly Queue<(HostAddress Network, TimeSpan At)> _all = []; // in the order of time, to know what to forget

    /// <summary>Networks that have tries which still count, as of the last call.</summary>
    public int Networks => _tries.Count;

    /// <summary>Whether so many wrong tries came from there that the next one has to wait.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="now">The present; it never goes back.</param>
    public bool IsUsedUp(HostAddress address, TimeSpan now)
    {
        Forget(now - Memory);
        return _tries.TryGetValue(address.Network, out var tries) && tries.Count >= Most;
    }

    /// <summary>A wrong try came.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="now">The present; it never goes back.</param>
    public void Note(HostAddress address, TimeSpan now)
    {
        Forget(now - Memory);
        if (!_tries.TryGetValue(address.Network, out var tries))
        {
            while (_tries.Count >= MostNetworks)
                ForgetOne();
            _tries[address.Network] = tries = new(Most);
        }

        tries.Enqueue(now);
        _all.Enqueue((address.Network, now));
    }

    private void Forget(TimeSpan until)
    {
        while (_all.TryPeek(out var oldest) && oldest.At <= until)
            ForgetOne();
    }

    private void ForgetOne()
    {
        var (network, _) = _all.Dequeue();
        var tries = _tries[network];
        tries.Dequeue();
        if (tries.Count == 0)
            _tries.Remove(network);
    }
}
