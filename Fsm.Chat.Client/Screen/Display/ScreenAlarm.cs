namespace Fsm.Chat.Client.Screen.Display;

/// <summary>When the screen is to be looked at again although nothing happens.</summary>
/// <param name="time">The clock.</param>
internal sealed class ScreenAlarm(TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private TimeSpan? _due;

    /// <summary>How long until then; null for never.</summary>
    public TimeSpan? Due => _due is { } due ? TimeSpan.FromTicks(Math.Max(0, (due - Now).Ticks)) : null;

    private TimeSpan Now => time.GetElapsedTime(_began);

    /// <summary>Asks for it, unless it is sooner already.</summary>
    public void Ask(TimeSpan wait)
    {
        if (!(_due <= Now + wait))
            _due = Now + wait;
    }

    /// <summary>Time has passed.</summary>
    /// <returns>Whether the screen is to be looked at now.</returns>
    public bool Tick()
    {
        if (!(_due <= Now))
            return false;
        _due = null;
        return true;
    }
}
