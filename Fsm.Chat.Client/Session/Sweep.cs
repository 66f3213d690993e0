using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Terminal.Input;

namespace Fsm.Chat.Client.Session;

/// <summary>Compares the time stamps of all links with their limits, four times a second while there are links.</summary>
internal sealed class Sweep(ClientCore core)
{
    private TimeSpan _last;

    /// <summary>When it has to run next; null while there is nothing to look at.</summary>
    public TimeSpan? Next => core.Links.Count == 0 ? null : _last + Limits.SweepEvery;

    /// <summary>Runs, if it is time.</summary>
    public void Run()
    {
        if (core.Now - _last < Limits.SweepEvery)
            return;
        _last = core.Now;
        foreach (var link in core.Links.Values.ToList())
            Guarded.Run(core.Machines.Link.Contain, link, Look);

        var patience = core.Options.Limits.DeadAfter;
        if (patience > TimeSpan.Zero && core.Now - core.Input.LastVerdictAt >= patience)
            core.Machines.Fire(InputTrigger.VerdictsStalled);
    }

    private void Look(ClientLink link)
    {
        if (link.Watch.Check(core.Now, link.WritingSince, UnansweredSince(link.Session), link.Limits) is { } happened)
            core.Machines.Fire(link, happened);
    }

    private static TimeSpan? UnansweredSince(ChatSession? session)
    {
        if (session is null)
            return null;
        TimeSpan? message = session.InFlight.TryPeek(out var oldest) ? oldest.SentAt : null;
        TimeSpan? request = session.Requests.Count == 0 ? null : session.Requests.Values.Min(pending => pending.SentAt);
        return message < request || request is null ? message : request;
    }
}
