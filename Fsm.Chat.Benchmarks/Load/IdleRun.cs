using System.Diagnostics;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Opens connections that log in and then are silent, and looks at the server's memory before and after.</summary>
/// <param name="target">The server.</param>
/// <param name="atOnce">Logins at once.</param>
internal sealed class IdleRun(LoadTarget target, int atOnce)
{
    private const int StableSamples = 5;
    private const long StableBytes = 256 * 1024;
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private readonly ServerProcess _server = target.Process;
    private readonly LoadControl _control = new();

    /// <summary>Runs.</summary>
    /// <param name="before">Connections that come and go before.</param>
    /// <param name="count">Connections that stay.</param>
    public IdleFigures Run(int before, int count)
    {
        using var entrance = new Entrance(target, atOnce, _control);
        var talkers = new List<Talker>(count);
        entrance.LetIn(Roles(before, "b"), talkers);
        entrance.LetOut(talkers);
        talkers.Clear();
        var (atStart, _) = WaitUntilStable();

        entrance.LetIn(Roles(count, "i"), talkers);
        var atLogin = ProcessSample.Of(_server.Pid);
        var (atEnd, stableAfter) = WaitUntilStable();
        if (!talkers.TrueForAll(talker => talker.Ready))
            throw new LoadException("a connection is gone");
        var elapsed = entrance.Elapsed;
        entrance.LetOut(talkers);
        var exitCode = _server.Stop();
        if (exitCode is not (null or 0))
            throw new LoadException($"the server's exit code is {exitCode}");
        return new()
        {
            Connections = count,
            Tls = target.Tls,
            LoginSeconds = elapsed.TotalSeconds,
            LoginsAtOnce = atOnce,
            LoginMicros = (atLogin.Cpu - atStart.Cpu).TotalMicroseconds / count,
            ResidentBefore = atStart.ResidentBytes,
            ResidentAtLogin = atLogin.ResidentBytes,
            ResidentAfter = atEnd.ResidentBytes,
            StableAfter = stableAfter?.TotalSeconds,
            ExitCode = exitCode,
        };
    }

    private static IEnumerable<TalkerRole> Roles(int count, string prefix) =>
        Enumerable.Range(0, count).Select(index => new TalkerRole { Name = $"{prefix}{index}", BufferSize = 1024 });

    private (ProcessSample Last, TimeSpan? After) WaitUntilStable()
    {
        var since = Stopwatch.GetTimestamp();
        var samples = new Queue<ProcessSample>();
        while (true)
        {
            samples.Enqueue(ProcessSample.Of(_server.Pid));
            if (samples.Count > StableSamples)
                samples.Dequeue();
            var last = samples.Last();
            var elapsed = Stopwatch.GetElapsedTime(since);
            if (samples.Count == StableSamples && samples.Max(sample => sample.ResidentBytes) - samples.Min(sample => sample.ResidentBytes) <= StableBytes)
                return (last, elapsed);
            if (elapsed > _longest)
                return (last, null);
            _control.Sleep(TimeSpan.FromSeconds(1));
        }
    }
}
