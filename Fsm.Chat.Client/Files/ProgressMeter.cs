namespace Fsm.Chat.Client.Files;

/// <summary>Tells how far a transfer is, not too often.</summary>
/// <param name="time">The clock.</param>
/// <param name="tell">What to tell it to.</param>
internal sealed class ProgressMeter(TimeProvider time, Action<ulong> tell)
{
    /// <summary>The least time between two reports.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private long _last = time.GetTimestamp();

    /// <summary>So many bytes are there.</summary>
    public void Note(ulong bytes)
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(_last, now) < Every)
            return;
        _last = now;
        tell(bytes);
    }
}
