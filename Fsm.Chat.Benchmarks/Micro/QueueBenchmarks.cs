using System.Buffers;
using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol.Flow;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>The life of messages in a session's queue: queued, handed to the link, acknowledged, released. One at a time, and in a run of 64.</summary>
[MemoryDiagnoser]
public class QueueBenchmarks
{
    private const int Run = 64;
    private readonly ByteQueue<object> _queue = new();
    private readonly ArrayBufferWriter<byte> _link = new(64 * 1024);
    private readonly object _tag = new();

    [Benchmark]
    public int OneByOne() => Pass(1);

    [Benchmark(OperationsPerInvoke = Run)]
    public int InRuns() => Pass(Run);

    private int Pass(int count)
    {
        for (var i = 0; i < count; i++)
            _queue.EnqueueMessage(Samples.Message, Samples.Stamp, _tag);
        _link.ResetWrittenCount();
        _queue.HandOver(_link, int.MaxValue);
        _queue.Acknowledge(_queue.LastSequence);
        var released = 0;
        while (_queue.TryRelease(out _))
            released++;
        return released;
    }
}
