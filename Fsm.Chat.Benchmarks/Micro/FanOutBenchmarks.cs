using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol.Flow;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>
/// One message to several people: encoded into each one's queue, which is emptied again. The time per recipient should not depend on how many there are.
/// </summary>
[MemoryDiagnoser]
public class FanOutBenchmarks
{
    private readonly object _tag = new();
    private ByteQueue<object>[] _queues = [];

    /// <summary>How many people get it.</summary>
    [Params(1, 10, 100)]
    public int Recipients { get; set; }

    [GlobalSetup]
    public void MakeQueues() => _queues = [.. Enumerable.Range(0, Recipients).Select(_ => new ByteQueue<object>())];

    [Benchmark]
    public void ToAll()
    {
        foreach (var queue in _queues)
            queue.EnqueueMessage(Samples.Message, Samples.Stamp, _tag);
        foreach (var queue in _queues)
            queue.TryDiscard(out _);
    }
}
