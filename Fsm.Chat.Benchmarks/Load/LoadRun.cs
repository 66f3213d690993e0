namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// Drives a target: everybody connects; then, once or several times, they warm up, are measured and get the last verdicts; then they leave, and the server is stopped.
/// </summary>
internal sealed class LoadRun : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly LoadOptions _options;
    private readonly LoadTarget _target;
    private readonly LoadControl _control = new();
    private readonly List<Talker> _talkers = [];
    private readonly Entrance _entrance;
    private readonly Seating _seating;

    /// <summary>Nothing has happened yet.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="target">What to drive.</param>
    public LoadRun(LoadOptions options, LoadTarget target)
    {
        (_options, _target) = (options, target);
        _entrance = new(target, Entrance.AtOnce, _control);
        _seating = Seating.Of(options, index => _talkers[index]);
    }

    private List<Talker> Senders => _talkers.FindAll(talker => talker.Sent is not null);

    /// <summary>Runs from the beginning to the end, and measures once.</summary>
    /// <exception cref="LoadException">A promise of the protocol was broken, or something hangs.</exception>
    public static LoadFigures Run(LoadOptions options, LoadTarget target)
    {
        using var run = new LoadRun(options, target);
        run.Open();
        var figures = run.Measure(options.Rate);
        return figures with { ExitCode = run.Close() };
    }

    /// <summary>Everybody connects.</summary>
    public void Open()
    {
        _entrance.LetIn(Enumerable.Range(0, _options.Connections).Select(_seating.RoleOf), _talkers);
        _talkers.ForEach(talker => talker.Assemble());
        _control.WaitFor("all are together", _patience, () => _talkers.TrueForAll(talker => talker.Assembled));
    }

    /// <summary>Warms up, measures and waits for the last verdicts.</summary>
    /// <param name="rate">Messages a second, on a schedule; null to send as soon as the window permits.</param>
    public LoadFigures Measure(double? rate = null)
    {
        Senders.ForEach(talker => talker.Sent!.Window = rate is null ? _options.Window : _options.OpenWindow);
        var pacer = rate is { } fixedRate ? new Pacer(Senders, fixedRate, _control) : null;
        _control.Running = true;
        if (pacer is null)
            _talkers.ForEach(talker => talker.Start());
        pacer?.Start();
        _control.Sleep(_options.WarmUp);
        Senders.ForEach(talker => talker.Sent!.Latency.Clear());
        _control.Measuring = true;
        var before = LoadMoment.Now(_target.Process, _talkers);
        _control.Sleep(_options.Measured);
        var after = LoadMoment.Now(_target.Process, _talkers);
        _control.Measuring = false;
        _control.Running = false;
        pacer?.Stop();
        _control.WaitFor("the last verdicts come", _patience, () => _talkers.TrueForAll(talker => talker.Settled));
        CheckReceived();
        return after.Decided > before.Decided
            ? LoadFigures.Of(_options, _target, Senders, before, after, pacer) with { Rate = rate }
            : throw new LoadException("nothing was delivered in the measured time");
    }

    /// <summary>Everybody leaves, and the server is stopped.</summary>
    /// <returns>Its exit code; null when it was not started here.</returns>
    public int? Close()
    {
        _entrance.LetOut(_talkers);
        return _target.Process.Stop() switch
        {
            null => null,
            0 => 0,
            var code => throw new LoadException($"the exit code of {_target.Name} is {code}"),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _control.Running = false;
        _talkers.ForEach(talker => talker.Dispose());
        _entrance.Dispose();
    }

    // Verdicts are there for all that was sent; what was received must be the same.
    private void CheckReceived()
    {
        if (!_target.HasVerdicts)
            _control.WaitFor("all is received", _patience, () => Enumerable.Range(0, _talkers.Count).All(HasAll));
        for (var i = 0; i < _talkers.Count; i++)
        {
            if (!HasAll(i))
                throw new LoadException($"{Seating.NameOf(i)} got {_talkers[i].Received?.Count} messages, but {Source(i).Sent?.Count} were sent to it");
        }
    }

    private bool HasAll(int index) => _talkers[index].Received is not { } received || received.Count == Source(index).Sent?.Count;

    private Talker Source(int index) => _talkers[_seating.SourceOf(index)];
}
