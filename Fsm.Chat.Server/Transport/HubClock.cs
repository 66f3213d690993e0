using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Server.Transport;

/// <summary>The one timer of the server: it wakes the hub when the hub wants to be woken.</summary>
public sealed class HubClock : IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private readonly ChatHub _hub;
    private readonly ITimer _timer;

    /// <summary>Begins to listen to the hub.</summary>
    public HubClock(ChatHub hub, TimeProvider time)
    {
        _hub = hub;
        _timer = time.CreateTimer(_ => hub.Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        hub.WakeWanted += Arm;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hub.WakeWanted -= Arm;
        _timer.Dispose();
    }

    private void Arm(TimeSpan moment)
    {
        var wait = moment - _hub.Now;
        _timer.Change(wait < Shortest ? Shortest : wait, Timeout.InfiniteTimeSpan);
    }
}
