using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>
/// All that the hub does for a message, without a socket: it is read, forwarded, acknowledged and gets its verdict. Messages come in runs, as bytes that were read
/// together; making those bytes is in the figures and costs what <see cref="FramingBenchmarks"/> says.
/// </summary>
[MemoryDiagnoser]
public class HubBenchmarks
{
    private const int Run = 64;
    private static readonly byte[] _text = new byte[Samples.TextLength];
    private ChatHub _hub = null!;
    private HubPeer _sender = null!;
    private HubPeer[] _recipients = [];

    [GlobalSetup]
    public void LogIn()
    {
        Array.Fill(_text, (byte)'x');
        var limits = new Limits { Rate = 0 };
        _hub = new ChatHub(new RuleSet(limits), limits, "benchmark", TimeProvider.System, new NoJournal());
        _hub.Start();
        _hub.ReportListener(bound: true);
        _sender = new(_hub, "sender", 40_000);
        _recipients = [.. Enumerable.Range(0, Run).Select(i => new HubPeer(_hub, $"recipient{i}", (ushort)(40_001 + i)))];
        foreach (var recipient in _recipients)
            recipient.Handled++; // the conversation that the first message opens
        ToMany();
    }

    /// <summary>A hub that has closed a link would be very fast.</summary>
    [GlobalCleanup]
    public void Check()
    {
        if (_hub.Figures is not { Sessions: Run + 1, Undecided: 0, InternalErrors: 0 })
            throw new InvalidOperationException($"The hub did not do what was measured: {_hub.Figures}");
    }

    /// <summary>
    /// Each message is a read of its own, and so is its acknowledgement. Nobody else sends, so the server as a whole goes from Idle to Forwarding and back for each:
    /// two steps more than among many.
    /// </summary>
    [Benchmark]
    public int OneByOne() => ToOne(1);

    /// <summary>64 messages to one person in one read.</summary>
    [Benchmark(OperationsPerInvoke = Run)]
    public int InRuns() => ToOne(Run);

    /// <summary>One message to each of 64 people in one read; each acknowledges by itself.</summary>
    [Benchmark(OperationsPerInvoke = Run)]
    public int ToMany()
    {
        foreach (var recipient in _recipients)
            _sender.Send(recipient, _text);
        _sender.Hand();
        var bytes = 0;
        foreach (var recipient in _recipients)
            bytes += Answer(recipient, messages: 1);
        return bytes;
    }

    private int ToOne(int count)
    {
        for (var i = 0; i < count; i++)
            _sender.Send(_recipients[0], _text);
        _sender.Hand();
        return Answer(_recipients[0], count);
    }

    private int Answer(HubPeer recipient, int messages)
    {
        var bytes = recipient.Take();
        recipient.Handled += (ulong)messages;
        recipient.Acknowledge();
        recipient.Hand();
        bytes += _sender.Take();
        _sender.Handled++; // one frame of verdicts
        return bytes;
    }
}
