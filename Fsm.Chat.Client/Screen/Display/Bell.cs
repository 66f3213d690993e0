namespace Fsm.Chat.Client.Screen.Display;

/// <summary>Wakes a thread that sleeps until there is something to do. Rung while it is at work, it does not sleep the next time.</summary>
internal sealed class Bell
{
    private readonly object _gate = new();
    private bool _isRung;

    /// <summary>There is something to do.</summary>
    public void Ring()
    {
        lock (_gate)
        {
            _isRung = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Sleeps until there is, or as long as is said.</summary>
    /// <param name="longest">In milliseconds.</param>
    public void Await(int longest)
    {
        lock (_gate)
        {
            if (!_isRung)
                Monitor.Wait(_gate, longest);
            _isRung = false;
        }
    }
}
