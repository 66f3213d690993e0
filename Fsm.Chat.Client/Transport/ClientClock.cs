using Fsm.Chat.Client.Entry;

namespace Fsm.Chat.Client.Transport;

/// <summary>The one timer of a client: tells its core that time has passed when the core has asked to be told.</summary>
public sealed class ClientClock : IDisposable
{
    private readonly ChatClient _client;
    private readonly ITimer _timer;

    /// <summary>Makes a timer that is not armed.</summary>
    public ClientClock(ChatClient client, TimeProvider time)
    {
        _client = client;
        _timer = time.CreateTimer(_ => _client.Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Arms the timer for a time on the client's clock; null for never.</summary>
    public void Arm(TimeSpan? due)
    {
        // Timers count in milliseconds: rounded up, so that waking is never early and asked for again at once.
        var wait = due is { } at ? TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((at - _client.Now).TotalMilliseconds))) : Timeout.InfiniteTimeSpan;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
