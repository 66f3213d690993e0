namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// When the messages of one sender are due, whatever becomes of those before. Latency is counted from that moment and not from when a message could leave: otherwise a server that
/// stalls would keep the very messages from being sent that would show it ("coordinated omission", as Gil Tene has called it).
/// </summary>
/// <param name="first">The moment of the first message, in ticks of the stopwatch.</param>
/// <param name="between">Ticks from one message to the next.</param>
internal sealed class Schedule(double first, double between)
{
    private long _before;

    /// <summary>Messages that have been due, with those that were sent before the schedule began.</summary>
    public long Released { get; set; }

    /// <summary>The schedule begins.</summary>
    /// <param name="sent">Messages that were sent before.</param>
    public void Begin(long sent) => Released = _before = sent;

    /// <summary>The moment a message is due, by its number.</summary>
    public long MomentOf(long number) => (long)(first + (number - _before) * between);
}
