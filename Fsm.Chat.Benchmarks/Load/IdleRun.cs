using System.Diagnostics;
using System.Net;
using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Opens connections that log in and then are silent, and looks at the server's memory before and after.</summary>
internal sealed class IdleRun(ServerProcess server)
{
    // Fewer than a listener's backlog, where who does not fit waits a second; and few enough that a busy machine closes each in time.
    private const int AtOnce = 256;
    private const int PortsPerAddress = 20_000;
    private const int StableSamples = 5;
    private const long StableBytes = 256 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private readonly LoadControl _control = new();

    /// <summary>Runs.</summary>
    /// <param name="before">Connections that come and go before.</param>
    /// <param name="count">Connections that stay.</param>
    public IdleFigures Run(int before, int count)
    {
        Leave(Connect(before, "b"));
        var (atStart, _) = WaitUntilStable();

        var talkers = Connect(count, "i");
        var atLogin = ProcessSample.Of(server.Pid);
        var (atEnd, stableAfter) = WaitUntilStable();
        if (!talkers.TrueForAll(talker => talker.Ready))
            throw new LoadException("a connection is gone");
        Leave(talkers);
        var exitCode = server.Stop();
        if (exitCode is not (null or 0))
            throw new LoadException($"the server's exit code is {exitCode}");
        return new()
        {
            Connections = count,
            LoginSeconds = Stopwatch.GetElapsedTime(atStart.At, atLogin.At).TotalSeconds,
            LoginMicros = (atLogin.Cpu - atStart.Cpu).TotalMicroseconds / count,
            ResidentBefore = atStart.ResidentBytes,
            ResidentAtLogin = atLogin.ResidentBytes,
            ResidentAfter = atEnd.ResidentBytes,
            StableAfter = stableAfter?.TotalSeconds,
            ExitCode = exitCode,
        };
    }

    private List<ChatTalker> Connect(int count, string prefix)
    {
        var talkers = new List<ChatTalker>(count);
        using var logins = new SemaphoreSlim(AtOnce);
        for (var i = 0; i < count; i++)
        {
            if (!logins.Wait(_patience))
                _control.Fail("logins are not confirmed");
            _control.ThrowIfFailed();
            var role = new TalkerRole { Name = $"{prefix}{i}", BufferSize = 1024, OnReady = () => logins.Release() };
            var talker = new ChatTalker(FrameLink.Connect(server.EndPoint, SourceFor(i)), role, _control);
            talkers.Add(talker);
            talker.Begin();
        }

        _control.WaitFor("all are connected", _patience, () => talkers.TrueForAll(talker => talker.Ready));
        return talkers;
    }

    // One address has too few ports for more; all of 127.0.0.0/8 is this machine.
    private IPAddress? SourceFor(int index) => index < PortsPerAddress || !IPAddress.IsLoopback(server.EndPoint.Address)
        ? null
        : new IPAddress([127, 0, 0, (byte)(1 + index / PortsPerAddress)]);

    private void Leave(List<ChatTalker> talkers)
    {
        foreach (var group in talkers.Chunk(AtOnce))
        {
            Array.ForEach(group, talker => talker.Leave());
            _control.WaitFor("all have left", _patience, () => Array.TrueForAll(group, talker => talker.Left));
            Array.ForEach(group, talker => talker.Dispose());
        }
    }

    private (ProcessSample Last, TimeSpan? After) WaitUntilStable()
    {
        var since = Stopwatch.GetTimestamp();
        var samples = new Queue<ProcessSample>();
        while (true)
        {
            samples.Enqueue(ProcessSample.Of(server.Pid));
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
