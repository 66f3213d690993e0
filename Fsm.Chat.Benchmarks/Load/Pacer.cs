using System.Diagnostics;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// Makes messages due at a fixed rate, one sender after the other, and waits for nothing but the clock: the load is open. One thread does it, which sleeps until the next message is
/// due; where that is past already, it goes on at once.
/// </summary>
/// <param name="senders">Those who send.</param>
/// <param name="rate">Messages of all together, a second.</param>
/// <param name="control">Says when it ends, and whether lateness counts.</param>
internal sealed class Pacer(IReadOnlyList<Talker> senders, double rate, LoadControl control)
{
    private readonly double _step = Stopwatch.Frequency / rate;
    private readonly Thread _thread = new(state => ((Pacer)state!).Run()) { IsBackground = true, Name = "pacer" };
    private long _begin;
    private long _heldBack;

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
        _thread.Start(this);
    }

    /// <summary>Waits until it has ended, when senders may not go on. Messages that were held back are not sent any more.</summary>
    public void Stop()
    {
        _thread.Join();
        foreach (var sender in senders)
            sender.Follow(null);
    }

    private void Run()
    {
        PreciseSleep.Prepare();
        for (var number = 0L; control.Running; number++)
        {
            var due = _begin + (long)(number * _step);
            if (Stopwatch.GetTimestamp() < due)
                PreciseSleep.Until(due);
            var left = senders[(int)(number % senders.Count)].SendDue();
            if (!control.Measuring)
                continue;
            Lag.Add(Stopwatch.GetTimestamp() - due);
            _heldBack += left ? 0 : 1;
        }
    }
}
