using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>What the hub does because time has passed, and when it wants to be woken for it. Whatever fails ends the one it was about.</summary>
internal sealed class HubSweep(HubFacts facts, HubMachines machines, GroupTeller groups)
{
    private const int TimersAtOnce = 64; // many sessions may have waited for as long, and each may have much to leave behind
    private readonly RosterTeller _roster = new(facts, machines);
    private readonly OwnerSweep _owners = new(facts, machines);
    private TimeSpan _sweptAt;
    private TimeSpan? _acknowledgeAt;
    private TimeSpan? _wakeAt;

    /// <summary>The sweep comes before the timers: whoever was heard in time must not be timed out by a timer of the same moment.</summary>
    public void Run()
    {
        _wakeAt = null;
        if (machines.Now - _sweptAt >= Limits.SweepEvery)
            Sweep();
        machines.Host.FireDue(TimersAtOnce);
        while (facts.Pauses.TryTakeDue(machines.Now, out var link, out _))
            facts.Calls.Add(link, PortCall.ResumeReading);
        if (_acknowledgeAt <= machines.Now)
        {
            _acknowledgeAt = null;
            foreach (var session in facts.Outbox.TakeOwed())
                Acknowledge(session);
        }
    }

    /// <summary>Asks to be woken at the next moment that matters, if that is earlier than what was last asked for.</summary>
    public void AskToBeWoken(Action<TimeSpan>? clock)
    {
        if (facts.Outbox.OwesAcknowledgements)
            _acknowledgeAt ??= machines.Now + Limits.AcknowledgeWithin;
        var next = Earlier(machines.Host.NextDue, facts.Pauses.Next);
        next = Earlier(next, _acknowledgeAt);
        next = Earlier(next, facts.Links.Count > 0 ? _sweptAt + Limits.SweepEvery : null);
        next = Earlier(next, groups.Next);
        if (next is not { } moment || _wakeAt <= moment)
            return;
        try
        {
            clock?.Invoke(moment);
            _wakeAt = moment;
        }
        catch (Exception)
        {
            machines.Host.CountError(); // the next batch asks again
        }
    }

    private void Sweep()
    {
        _sweptAt = machines.Now;
        // Backwards, for closing a link moves the last one into its place; and closing one may close others.
        for (var i = facts.Links.Count - 1; i >= 0; i = Math.Min(i, facts.Links.Count) - 1)
            Look(facts.Links[i]);
        foreach (var transfer in facts.Transfers.Running.ToList())
            Look(transfer);
        _roster.Run();
        _owners.Run();
        if (machines.Keeping is { Answer: KeepingAnswer.Kept } keeping && facts.Pairs.HasChanges)
            keeping.Follow(keeping.Filling, facts.Pairs.WriteTo(keeping.Filling, keeping.UtcTicks));
    }

    private void Look(HubLink link)
    {
        try
        {
            link.Session?.Voice.Trim();
            if (LinkReading.IsWatched(link.State) && link.Watch.Check(machines.Now, link.WriteBlockedAt, oldestUnansweredAt: null, facts.Limits) is { } trigger)
                machines.Fire(link, trigger);
        }
        catch (Exception error)
        {
            machines.Contain(link, error);
        }
    }

    private void Look(HubRelay transfer)
    {
        try
        {
            if (RelayWatch.Check(transfer.State, transfer.ProgressedAt, machines.Now, facts.Limits.Transfers.Stall) is { } trigger)
                machines.Fire(transfer, trigger);
        }
        catch (Exception error)
        {
            machines.Contain(transfer, error);
        }
    }

    private void Acknowledge(HubSession session)
    {
        try
        {
            session.Voice.TellCharge();
        }
        catch (Exception error)
        {
            machines.Contain(session, error);
        }
    }

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
