using System.Diagnostics;
using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>One run: everybody connects, warms up, is measured, gets the last verdicts and leaves; then the server is stopped.</summary>
internal sealed class LoadRun(LoadOptions options, ServerProcess server, bool relay)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly LoadControl _control = new();
    private readonly List<Talker> _talkers = [];
    private Seating? _seating;

    /// <summary>Runs.</summary>
    /// <exception cref="LoadException">A promise of the protocol was broken, or something hangs.</exception>
    public LoadFigures Run()
    {
        try
        {
            _seating = Seating.Of(options, index => _talkers[index].Local.Port);
            Connect();
            _control.Running = true;
            _talkers.ForEach(talker => talker.Start());
            _control.Sleep(options.WarmUp);
            var figures = Measure();
            Settle();
            Leave();
            return figures with { ExitCode = StopServer() };
        }
        finally
        {
            _control.Running = false;
            _talkers.ForEach(talker => talker.Dispose());
        }
    }

    private void Connect()
    {
        for (var i = 0; i < options.Connections; i++)
        {
            var (socket, role) = (FrameLink.Connect(server.EndPoint), _seating!.RoleOf(i));
            Talker talker = relay ? new RelayTalker(socket, role, _control)
                : options.Room > 0 ? new RoomTalker(socket, role, _control)
                : new ChatTalker(socket, role, _control);
            _talkers.Add(talker);
            talker.Begin();
        }

        _control.WaitFor("all are connected", _patience, () => _talkers.TrueForAll(talker => talker.Ready));
        _talkers.ForEach(talker => talker.Assemble());
        _control.WaitFor("all are together", _patience, () => _talkers.TrueForAll(talker => talker.Assembled));
    }

    private LoadFigures Measure()
    {
        _control.Measuring = true;
        var before = Look();
        _control.Sleep(options.Measured);
        var after = Look();
        _control.Measuring = false;
        _control.Running = false;
        _control.WaitFor("the last verdicts come", _patience, () => _talkers.TrueForAll(talker => talker.Settled));
        return after.Decided > before.Decided ? Figures(before, after) : throw new LoadException("nothing was delivered in the measured time");
    }

    private LoadFigures Figures(in Moment before, in Moment after)
    {
        var known = server.Pid != 0;
        var seconds = Stopwatch.GetElapsedTime(before.Server.At, after.Server.At).TotalSeconds;
        var delivered = (after.Decided - before.Decided) * options.Receivers;
        var (cpu, own) = (after.Server.Cpu - before.Server.Cpu, after.Own - before.Own);
        var all = after.Machine.Busy - before.Machine.Busy + after.Machine.Stolen - before.Machine.Stolen;
        var latency = new LatencyHistogram();
        foreach (var sent in _talkers.Select(talker => talker.Sent).OfType<SentMessages>())
            latency.Add(sent.Latency);
        return new()
        {
            Target = relay ? "relay" : "server",
            Connections = options.Connections,
            Room = options.Room,
            Senders = _talkers.Count(talker => talker.Sent is not null),
            Window = options.Window,
            Length = options.Length,
            Seconds = seconds,
            Delivered = delivered,
            ServerMicros = known ? cpu.TotalMicroseconds / delivered : null,
            ServerCores = known ? cpu.TotalSeconds / seconds : null,
            RunnerMicros = own.TotalMicroseconds / delivered,
            DisturbingCores = Math.Max(0, (all - cpu - own).TotalSeconds / seconds),
            LatencyP50 = latency.Percentile(0.5),
            LatencyP99 = latency.Percentile(0.99),
            LatencyMax = latency.Max,
            ResidentBytes = known ? after.Server.ResidentBytes : null,
        };
    }

    // Verdicts are there for all that was sent; what was received must be the same. Over the bare relay one of a room answers for all, and the others may be a
    // moment behind it.
    private void Settle()
    {
        if (relay)
            _control.WaitFor("all is received", _patience, () => Enumerable.Range(0, _talkers.Count).All(HasAll));
        for (var i = 0; i < _talkers.Count; i++)
        {
            if (!HasAll(i))
                throw new LoadException($"{Seating.NameOf(i)} got {_talkers[i].Received?.Count} messages, but {Source(i).Sent?.Count} were sent to it");
        }
    }

    private bool HasAll(int index) => _talkers[index].Received is not { } received || received.Count == Source(index).Sent?.Count;

    private Talker Source(int index) => _talkers[_seating!.SourceOf(index)];

    private void Leave()
    {
        _talkers.ForEach(talker => talker.Leave());
        _control.WaitFor("all have left", _patience, () => _talkers.TrueForAll(talker => talker.Left));
    }

    private int? StopServer() => server.Stop() switch
    {
        null => null,
        0 => 0,
        var code => throw new LoadException($"the server's exit code is {code}"),
    };

    private Moment Look() => new(
        server.Pid == 0 ? new(Stopwatch.GetTimestamp(), default, 0) : ProcessSample.Of(server.Pid),
        MachineSample.Now(),
        Environment.CpuUsage.TotalTime,
        _talkers.Sum(talker => talker.Decided));

    private readonly record struct Moment(ProcessSample Server, MachineSample Machine, TimeSpan Own, long Decided);
}
