namespace Fsm.Chat.Client.Program;

/// <summary>How long a command for scripts may take, from when it was made.</summary>
/// <param name="time">The clock.</param>
/// <param name="limit">So long; null for ever.</param>
internal sealed class OneShotTime(TimeProvider time, TimeSpan? limit)
{
    // Longer than a disconnect takes: what ends by itself says more.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly long _began = time.GetTimestamp();

    /// <summary>What is left of it; null for ever.</summary>
    public TimeSpan? Left => limit is { } all ? Longer(all - time.GetElapsedTime(_began), TimeSpan.Zero) : null;

    /// <summary>Waits for something that may never end, as reading a pipe, as long as the time lasts.</summary>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> AwaitAsync(Task work) => await AwaitAsync(work, Left);

    /// <summary>The same for all that the command does, which gets the time to end in good order.</summary>
    public async Task<bool> AwaitEndAsync(Task work) => await AwaitAsync(work, Left + Grace);

    private async Task<bool> AwaitAsync(Task work, TimeSpan? wait)
    {
        try
        {
            await work.WaitAsync(wait ?? Timeout.InfiniteTimeSpan, time);
            return true;
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return false;
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
