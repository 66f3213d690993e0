using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>
/// All that the hub does for messages to a group, without a socket: 16 are read together, each is forwarded to every other member, all of them acknowledge,
/// and the sender gets its verdicts. The figures are per delivery: one message to one member.
/// </summary>
[MemoryDiagnoser]
public class RoomBenchmarks
{
    private const int Window = 16;
    private const int Others = 9;
    private static readonly byte[] _text = new byte[Samples.TextLength];
    private static readonly byte[] _room = "room"u8.ToArray();
    private ChatHub _hub = null!;
    private HubPeer _sender = null!;
    private HubPeer[] _others = [];

    [GlobalSetup]
    public void Gather()
    {
        Array.Fill(_text, (byte)'x');
        var limits = new Limits { Rate = 0 };
        _hub = new ChatHub(new RuleSet(limits), limits, "benchmark", TimeProvider.System, new NoJournal());
        _hub.Start();
        _hub.ReportListener(bound: true);
        _sender = new(_hub, "sender", 40_000);
        _others = [.. Enumerable.Range(0, Others).Select(i => new HubPeer(_hub, $"member{i}", (ushort)(40_001 + i)))];
        _sender.Ask(GroupRequestKind.Create, _room, []);
        foreach (var other in _others)
        {
            _sender.Ask(GroupRequestKind.Invite, _room, other.Name);
            other.Ask(GroupRequestKind.Accept, _room, []);
        }

        foreach (var peer in (HubPeer[])[_sender, .. _others])
            peer.TakeAndCount();
    }

    /// <summary>A hub that has closed a link would be very fast.</summary>
    [GlobalCleanup]
    public void Check()
    {
        if (_hub.Figures is not { Sessions: Others + 1, Undecided: 0, InternalErrors: 0 })
            throw new InvalidOperationException($"The hub did not do what was measured: {_hub.Figures}");
    }

    /// <summary>16 messages of one member to a room of 10.</summary>
    [Benchmark(OperationsPerInvoke = Window * Others)]
    public int RoomOfTen()
    {
        for (var i = 0; i < Window; i++)
            _sender.Send(_room, _text);
        _sender.Hand();
        var bytes = 0;
        foreach (var other in _others)
        {
            bytes += other.Take();
            other.Handled += Window;
            other.Acknowledge();
            other.Hand();
        }

        bytes += _sender.Take();
        _sender.Handled++; // one frame of verdicts
        return bytes;
    }
}
