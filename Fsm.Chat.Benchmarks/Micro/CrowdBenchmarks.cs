using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>
/// Questions about who is there, in a small crowd and in a large one: each costs its page, so both have to cost nearly the same. The people are one client's
/// connections, and whoever asks reads every answer.
/// </summary>
public class CrowdBenchmarks
{
    private ChatHub _hub = null!;
    private HubPeer _asker = null!;

    /// <summary>How many are there.</summary>
    [Params(100, 50_000)]
    public int People { get; set; }

    [GlobalSetup]
    public void Gather()
    {
        var limits = new Limits { Rate = 0, FirstUsers = 20 };
        _hub = new ChatHub(new RuleSet(limits), limits, "benchmark", TimeProvider.System, new NoJournal());
        _hub.Start();
        _hub.ReportListener(bound: true);
        for (var i = 0; i < People; i++)
            _ = new HubPeer(_hub, $"person{i:00000}", (ushort)(1 + i), room: 4096);
        _asker = new(_hub, "asker", 0xFFFF);
    }

    /// <summary>A hub that has closed a link would be very fast.</summary>
    [GlobalCleanup]
    public void Check()
    {
        if (_hub.Figures is not { InternalErrors: 0 } figures || figures.Sessions != People + 1)
            throw new InvalidOperationException($"The hub did not do what was measured: {_hub.Figures}");
    }

    /// <summary>One page of all whose names begin alike: that is everybody but the asker.</summary>
    [Benchmark]
    public int ListByPrefix() => Ask(() => _asker.List("person"u8));

    /// <summary>A conversation with a port that nobody has.</summary>
    [Benchmark]
    public int SearchByPort() => Ask(() => _asker.Open(port: 0xFFFE));

    private int Ask(Action say)
    {
        say();
        _asker.Hand();
        var bytes = _asker.Take();
        _asker.Handled++;
        _asker.Acknowledge();
        _asker.Hand();
        return bytes;
    }
}
