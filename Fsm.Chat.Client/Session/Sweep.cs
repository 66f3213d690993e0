using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Terminal.Input;

namespace Fsm.Chat.Client.Session;

/// <summary>Compares the time stamps of all links with their limits, when that can come to something, and at most four times a second. A client that is idle sleeps.</summary>
internal sealed class Sweep(ClientFacts client, Machinery machines)
{
    private TimeSpan _last;

    /// <summary>When it has to run next; null while there is nothing to look at.</summary>
    public TimeSpan? Next
    {
        get
        {
            TimeSpan? next = client.Links.Count > 0 && Patience > TimeSpan.Zero && client.Input.LastVerdictAt + Patience is var stalled && stalled > _last ? stalled : null;
            foreach (var link in client.Links.Values)
            {
                if (link.Watch.NextCheck(client.Now, link.WritingSince, UnansweredSince(link.Session), link.Limits) is { } check && !(next <= check))
                    next = check;
            }

            var soonest = _last + Limits.SweepEvery;
            return next < soonest ? soonest : next;
        }
    }

    private TimeSpan Patience => client.Options.Limits.DeadAfter;

    /// <summary>Runs, if it is time.</summary>
    public void Run()
    {
        if (client.Now - _last < Limits.SweepEvery)
            return;
        _last = client.Now;
        foreach (var link in client.Links.Values.ToList())
            Guarded.Run(machines.Link.Contain, link, Look);

        if (Patience > TimeSpan.Zero && client.Now - client.Input.LastVerdictAt >= Patience)
            machines.Fire(InputTrigger.VerdictsStalled);
    }

    private void Look(ClientLink link)
    {
        if (link.Watch.Check(client.Now, link.WritingSince, UnansweredSince(link.Session), link.Limits) is { } happened)
            machines.Fire(link, happened);
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
