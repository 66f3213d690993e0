namespace Fsm.Chat.Server.Transport;

/// <summary>How long to wait after accepting has failed: 10 ms, twice as long each time it fails again, and at most a second.</summary>
internal struct AcceptPause
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private TimeSpan _next;

    /// <summary>Whether it failed the last time.</summary>
    public readonly bool IsOn => _next > TimeSpan.Zero;

    /// <summary>It has failed.</summary>
    /// <returns>How long to wait now.</returns>
    public TimeSpan Fail()
    {
        var wait = IsOn ? _next : First;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }

    /// <summary>It works again.</summary>
    public void Succeed() => _next = TimeSpan.Zero;
}
