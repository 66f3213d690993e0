using System.Diagnostics;
using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// Makes messages due at a fixed rate, one sender after the other, and waits for nothing but the clock: the load is open. It sends what is due between two rounds of reading, so it
/// competes with nobody for the core.
/// </summary>
/// <param name="senders">Those who send.</param>
/// <param name="rate">Messages of all together, a second.</param>
/// <param name="control">Says when it ends, and whether lateness counts.</param>
internal sealed class Pacer(IReadOnlyList<Talker> senders, double rate, LoadControl control)
{
    private readonly double _step = Stopwatch.Frequency / rate;
    private readonly Lock _gate = new();
    private long _begin;
    private long _number;
    private long _heldBack;
    private bool _hasEnded;

    /// <summary>How long after its moment each message was handed over: what this runner itself adds to a latency.</summary>
    public LatencyHistogram Lag { get; } = new();

    /// <summary>Messages that could not leave when they were due, for the window was full, in the measured time.</summary>
    public long HeldBack => Volatile.Read(ref _heldBack);

    /// <summary>Begins.</summary>
    public void Start()
    {
        _begin = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 100;
        for (var i = 0; i < senders.Count; i++)
            senders[i].Follow(new(_begin + i * _step, senders.Count * _step));
        PollLoop.Shared.BetweenRounds = SendDue;
    }

    /// <summary>Ends, when senders may not go on. Messages that were held back are not sent any more.</summary>
    public void Stop()
    {
        PollLoop.Shared.BetweenRounds = null;
        lock (_gate)
            _hasEnded = true;
        foreach (var sender in senders)
            sender.Follow(null);
    }

    private void SendDue()
    {
        lock (_gate)
        {
            while (!_hasEnded && control.Running && Stopwatch.GetTimestamp() >= Due)
                SendNext();
        }
    }

    private long Due => _begin + (long)(_number * _step);

    private void SendNext()
    {
        var left = senders[(int)(_number % senders.Count)].SendDue();
        if (control.Measuring)
        {
            Lag.Add(Stopwatch.GetTimestamp() - Due);
            _heldBack += left ? 0 : 1;
        }

        _number++;
    }
}
