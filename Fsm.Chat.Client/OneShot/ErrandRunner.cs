using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>
/// Moves an errand by what its client tells. Any thread may call; what it asks of the client it asks after it has left its own lock, and in order.
/// </summary>
public sealed class ErrandRunner : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Machine<ErrandState, ErrandTrigger, ErrandEffect> _machine;
    private readonly Subject _subject;
    private readonly IErrand _errand;
    private readonly ChatClient _client;
    private readonly Action<ErrandOutcome> _told;
    private readonly ITimer _timeout;
    private readonly ITimer _leaving;

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
        (_errand, _client, _told) = (errand, client, told);
        _machine = new(rules);
        _subject = new(rules.Initial);
        _leaving = time.CreateTimer(_ => Fire(ErrandTrigger.LeaveTimerElapsed), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timeout = time.CreateTimer(_ => Fire(ErrandTrigger.TimeElapsed), null, timeout ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How often the rules did not foresee what this program itself did. Any but 0 is a bug.</summary>
    public int InternalErrors { get; private set; }

    /// <summary>Where it is.</summary>
    public ErrandState State => _subject.State;

    /// <summary>The client shows something.</summary>
    /// <returns>Where it is printed.</returns>
    public Outlet Show(ClientEvent shown)
    {
        if (shown is not ShownMark)
            Fire(() => _errand.Note(shown));
        using (_lock.EnterScope())
            return _errand.PlaceOf(shown);
    }

    /// <summary>All that was printed up to a mark is written.</summary>
    public void Written(ShownMark mark)
    {
        _client.Shown(mark.Session, mark.Sequence);
        Fire(() => _errand.Note(mark));
    }

    /// <summary>The client takes a command.</summary>
    public void WantCommand() => Fire(() => _errand.Wanted());

    /// <summary>A signal came, standard output is closed, or the client has ended.</summary>
    public void Fire(ErrandTrigger trigger) => Fire(() => trigger);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timeout.Dispose();
        _leaving.Dispose();
    }

    private void Fire(Func<ErrandTrigger?> decide)
    {
        var asked = new List<Action>();
        using (_lock.EnterScope())
        {
            if (decide() is not { } trigger)
                return;
            var step = _machine.Step(_subject, trigger);
            if (step.Outcome == StepOutcome.Bug)
                InternalErrors++;
            if (step is { Outcome: StepOutcome.Moved } && step.Timeout > TimeSpan.Zero)
                _leaving.Change(step.Timeout, Timeout.InfiniteTimeSpan);
            foreach (var effect in step.Effects)
                Perform(effect, trigger, asked);
        }

        foreach (var ask in asked)
            ask();
    }

    private void Perform(ErrandEffect effect, ErrandTrigger trigger, List<Action> asked)
    {
        switch (effect)
        {
            case ErrandEffect.GiveCommand:
                if (_errand.NextCommand() is { } command)
                    asked.Add(() => _client.CommandRead(command));
                break;
            case ErrandEffect.NoteCause:
                _errand.Leave(trigger);
                break;
            case ErrandEffect.LeaveServer:
                asked.Add(_client.Leave);
                break;
            case ErrandEffect.TellOutcome:
                var outcome = _errand.Conclude();
                asked.Add(() => _told(outcome));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    private sealed class Subject(ErrandState initial) : Subject<ErrandState>(initial)
    {
        public override string ToString() => "errand";
    }
}
