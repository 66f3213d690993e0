using System.Diagnostics;
using System.Net;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Lets talkers in and out, some at a time.</summary>
/// <param name="target">Where to.</param>
/// <param name="atOnce">How many may be on their way in or out at once.</param>
/// <param name="control">What the talkers share.</param>
internal sealed class Entrance(LoadTarget target, int atOnce, LoadControl control) : IDisposable
{
    /// <summary>Fewer than a listener's backlog, where who does not fit waits a second; and few enough that a busy machine closes each in time.</summary>
    public const int AtOnce = 256;

    // Of the 28 000 that Linux gives to one address.
    private const int PortsPerAddress = 20_000;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _places = new(atOnce);
    private long _lastReady;

    /// <summary>From the first connect to the last confirmation of those who were let in last.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Lets some in, and returns when all of them may send.</summary>
    /// <param name="roles">Their roles.</param>
    /// <param name="talkers">Where to put them, from the first moment on.</param>
    public void LetIn(IEnumerable<TalkerRole> roles, List<Talker> talkers)
    {
        var first = Stopwatch.GetTimestamp();
        foreach (var role in roles)
        {
            if (!_places.Wait(_patience))
                control.Fail("logins are not confirmed");
            control.ThrowIfFailed();
            var transport = LinkTransport.Connect(target.Process.EndPoint, SourceFor(talkers.Count), target.Tls);
            var talker = target.Talk(transport, role with { OnReady = Count }, control);
            talkers.Add(talker);
            talker.Begin();
        }

        control.WaitFor("all are connected", _patience, () => talkers.TrueForAll(talker => talker.Ready));
        Elapsed = Stopwatch.GetElapsedTime(first, Interlocked.Read(ref _lastReady));
    }

    /// <summary>Lets all out again.</summary>
    public void LetOut(List<Talker> talkers)
    {
        foreach (var group in talkers.Chunk(atOnce))
        {
            Array.ForEach(group, talker => talker.Leave());
            control.WaitFor("all have left", _patience, () => Array.TrueForAll(group, talker => talker.Left));
        }

        talkers.ForEach(talker => talker.Dispose());
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private void Count()
    {
        Interlocked.Exchange(ref _lastReady, Stopwatch.GetTimestamp());
        _places.Release();
    }

    // One address has too few ports for more; all of 127.0.0.0/8 is this machine.
    private IPAddress? SourceFor(int index)
    {
        if (index < PortsPerAddress || !IPAddress.IsLoopback(target.Process.EndPoint.Address))
            return null;
        return target.OneAddress
            ? throw new LoadException($"{target.Name} knows connections by their port: {PortsPerAddress} are the most")
            : new IPAddress([127, 0, 0, (byte)(1 + index / PortsPerAddress)]);
    }
}
