using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>
/// Moves an errand by what its client tells. Any thread may call; what it asks of the client it asks after it has left its own lock, and in order.
/// </summary>
public sealed class ErrandRunner : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MachineHost _host = new();
    private readonly Driver<ErrandState, ErrandTrigger, ErrandEffect, ClientErrand, ErrandEvent> _driver;
    private readonly ErrandPerformer _performer;
    private readonly ClientErrand _subject;
    private readonly IErrand _errand;
    private readonly ChatClient _client;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly ITimer _wake; // for the timers of the states
    private readonly ITimer _timeout; // runs through the states

    /// <summary>Begins.</summary>
    /// <param name="errand">What is to be done.</param>
    /// <param name="rules">The rules of its machine.</param>
    /// <param name="client">The client that does it, not started yet.</param>
    /// <param name="time">The clock.</param>
    /// <param name="timeout">How long it may take, from now on; null for ever.</param>
    /// <param name="told">Takes the outcome, once.</param>
    public ErrandRunner(
        IErrand errand, Rules<ErrandState, ErrandTrigger, ErrandEffect> rules, ChatClient client, TimeProvider time, TimeSpan? timeout, Action<ErrandOutcome> told)
    {
        (_errand, _client, _time, _began) = (errand, client, time, time.GetTimestamp());
        _subject = new(rules.Initial);
        _performer = new(errand, client, told, () => Tell(ErrandTrigger.Failed));
        _driver = new(rules, _host, _performer);
        _driver.Begin(_subject);
        _wake = time.CreateTimer(_ => Do(_host.FireDue), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timeout = time.CreateTimer(_ => Fire(ErrandTrigger.TimeElapsed), null, timeout ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How often the rules, or an errand, proved wrong. Any but 0 is a bug.</summary>
    public int InternalErrors => _host.InternalErrors;

    /// <summary>Where it is.</summary>
    public ErrandState State => _subject.State;

    /// <summary>The client shows something.</summary>
    /// <returns>Where it is printed.</returns>
    public Outlet Show(ClientEvent shown)
    {
        var place = Outlet.Nowhere;
        if (shown is not ShownMark)
            Do(() => Tell(_errand.Note(shown)));
        Do(() => place = _errand.PlaceOf(shown));
        return place;
    }

    /// <summary>All that was printed up to a mark is written.</summary>
    public void Written(ShownMark mark)
    {
        _client.Shown(mark.Session, mark.Sequence);
        Do(() => Tell(_errand.Note(mark)));
    }

    /// <summary>The client takes a command.</summary>
    public void WantCommand() => Do(() => Tell(_errand.Wanted()));

    /// <summary>A signal came, standard output is closed, or the client has ended.</summary>
    public void Fire(ErrandTrigger trigger) => Do(() => Tell(trigger));

    /// <inheritdoc/>
    public void Dispose()
    {
        _timeout.Dispose();
        _wake.Dispose();
    }

    private void Tell(ErrandTrigger? trigger)
    {
        if (trigger is { } fired)
            _driver.Fire(_subject, fired, new(fired));
    }

    private void Do(Action work)
    {
        Action[] asked;
        using (_lock.EnterScope())
        {
            _host.Now = _time.GetElapsedTime(_began);
            try
            {
                work();
            }
            catch (Exception error)
            {
                _driver.Contain(_subject, error);
            }

            if (_host.NextDue is { } due)
                _wake.Change(Wait(due), Timeout.InfiniteTimeSpan);
            asked = _performer.TakeAsked();
        }

        foreach (var ask in asked)
            ask();
    }

    // Timers count in milliseconds: rounded up, so that waking is never early.
    private TimeSpan Wait(TimeSpan due) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((due - _host.Now).TotalMilliseconds)));
}
