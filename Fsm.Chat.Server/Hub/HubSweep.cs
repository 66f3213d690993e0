using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;

namespace Fsm.Chat.Server.Hub;

/// <summary>What the hub does because time has passed, and when it wants to be woken for it.</summary>
internal sealed class HubSweep(HubFacts state, Stepper stepper)
{
    private TimeSpan _sweptAt;
    private TimeSpan? _acknowledgeAt;
    private TimeSpan? _wakeAt;

    /// <summary>The sweep comes before the timers: whoever was heard in time must not be timed out by a timer of the same moment.</summary>
    public void Run()
    {
        _wakeAt = null;
        if (stepper.Now - _sweptAt >= Limits.SweepEvery)
            Sweep();
        while (state.Deadlines.TryTakeDue(stepper.Now, out var subject, out var generation))
            stepper.Elapse(subject, generation);
        while (state.Pauses.TryTakeDue(stepper.Now, out var link, out _))
            state.Calls.Add(link, PortCall.ResumeReading);
        if (_acknowledgeAt <= stepper.Now)
        {
            _acknowledgeAt = null;
            state.Outbox.SendAcknowledgements();
        }
    }

    /// <summary>When to be woken next, if that is earlier than what was last asked for.</summary>
    public TimeSpan? NextWake()
    {
        if (state.Outbox.OwesAcknowledgements)
            _acknowledgeAt ??= stepper.Now + Limits.AcknowledgeWithin;
        var next = Earlier(state.Deadlines.Next, state.Pauses.Next);
        next = Earlier(next, _acknowledgeAt);
        next = Earlier(next, state.Links.Count > 0 ? _sweptAt + Limits.SweepEvery : null);
        if (next is null || _wakeAt <= next)
            return null;
        return _wakeAt = next;
    }

    private void Sweep()
    {
        _sweptAt = stepper.Now;
        for (var i = state.Links.Count - 1; i >= 0; i--) // backwards: closing a link moves the last one into its place
        {
            var link = state.Links[i];
            link.Session?.Queue.Trim();
            if (LinkReading.IsWatched(link.State) && link.Watch.Check(stepper.Now, link.WriteBlockedAt, oldestUnansweredAt: null, state.Limits) is { } trigger)
                stepper.Fire(link, trigger, CloseReasons.Of(trigger));
        }

        foreach (var transfer in state.Transfers.StalledAt(stepper.Now, state.Limits.Transfers.Stall))
            stepper.Fire(transfer, RelayTrigger.TransferStalled);
    }

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
