using System.Diagnostics;
using System.Text;
using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>
/// Many people in many groups together, all of whom go: each of them is in all the groups, so every departure concerns everybody in each. What matters beside the sum is
/// the longest that the hub was held at once; it is printed at the end, for nobody else had a turn meanwhile.
/// </summary>
[MemoryDiagnoser]
public class DepartureBenchmarks
{
    private const int Groups = 50;
    private readonly Stopwatch _step = new();
    private MovedClock _time = null!;
    private ChatHub _hub = null!;
    private HubPeer[] _people = [];
    private TimeSpan _longest;
    private long _most;

    /// <summary>How many are in the groups.</summary>
    [Params(100, 500)]
    public int People { get; set; }

    [IterationSetup]
    public void Gather()
    {
        (_longest, _most, _time) = (TimeSpan.Zero, 0, new());
        var limits = new Limits { Rate = 0, PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero };
        _hub = new ChatHub(new RuleSet(limits), limits, "benchmark", _time, new NoJournal());
        _hub.Start();
        _hub.ReportListener(bound: true);
        _people = [.. Enumerable.Range(0, People).Select(i => new HubPeer(_hub, $"person{i:000}", (ushort)(40_000 + i)))];
        for (var i = 0; i < Groups; i++)
            Gather(Encoding.UTF8.GetBytes($"room{i:00}"), _people[i % People]);
    }

    /// <summary>A hub that has closed a link would be very fast.</summary>
    [IterationCleanup]
    public void Check()
    {
        if (_hub.Figures is not { Sessions: 0, QueuedBytes: 0, InternalErrors: 0 })
            throw new InvalidOperationException($"The hub did not do what was measured: {_hub.Figures}");
        Console.WriteLine($"// longest step: {_longest.TotalMilliseconds:0.0} ms; most bytes in queues: {_most / 1024.0 / 1024:0.0} MiB");
    }

    /// <summary>All connections are lost at once, and nobody comes back within the time there is for it.</summary>
    [Benchmark]
    public void Together()
    {
        foreach (var person in _people)
            Step(person.Drop);
        _time.Leap(TimeSpan.FromSeconds(60));
        Settle();
    }

    /// <summary>Each says goodbye after the other, and those who remain read what they are told.</summary>
    [Benchmark]
    public void InOrder()
    {
        for (var i = 0; i < _people.Length; i++)
        {
            Step(_people[i].Leave);
            Step(_hub.Tick);
            for (var other = i + 1; other < _people.Length; other++)
                _people[other].TakeAndCount();
        }

        Settle();
    }

    private void Settle()
    {
        while (_hub.Figures.Sessions > 0)
            Step(_hub.Tick);
    }

    private void Step(Action step)
    {
        _step.Restart();
        step();
        if (_step.Elapsed > _longest)
            _longest = _step.Elapsed;
        _most = Math.Max(_most, _hub.Figures.QueuedBytes);
    }

    private void Gather(byte[] room, HubPeer owner)
    {
        owner.Ask(GroupRequestKind.Create, room, []);
        foreach (var other in _people)
        {
            if (other == owner)
                continue;
            owner.Ask(GroupRequestKind.Invite, room, other.Name);
            other.Ask(GroupRequestKind.Accept, room, []);
            if (other.Name[^1] == '0')
                ReadAll();
        }

        ReadAll();
    }

    private void ReadAll()
    {
        foreach (var person in _people)
            person.TakeAndCount();
    }
}
