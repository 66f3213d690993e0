using System.Buffers;
using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>What it costs to write one text message as a frame, and to read it back: in one piece, and with its header cut in two.</summary>
[MemoryDiagnoser]
public class FramingBenchmarks
{
    private const int CutAt = 20;
    private static readonly uint _maxBody = (uint)new Limits().MaxFrame;

    private readonly byte[] _frame = Samples.Frame();
    private readonly byte[] _destination = Samples.Frame();
    private ReadOnlySequence<byte> _whole;
    private ReadOnlySequence<byte> _cut;

    [GlobalSetup]
    public void Cut()
    {
        _whole = new(_frame);
        var first = new Piece(_frame.AsMemory(0, CutAt), before: 0);
        var second = new Piece(_frame.AsMemory(CutAt), CutAt);
        first.Append(second);
        _cut = new(first, 0, second, second.Memory.Length);
    }

    [Benchmark]
    public void Write() => FrameWriter.Write(_destination, Samples.Message, Samples.Stamp, sequence: 1);

    [Benchmark]
    public int ReadWhole() => Read(_whole);

    [Benchmark]
    public int ReadCut() => Read(_cut);

    private static int Read(ReadOnlySequence<byte> bytes)
    {
        FrameReader.TryRead(ref bytes, _maxBody, out _, out var body);
        SendRequest.TryRead(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), out var message);
        return message.Text.Length;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long before) => (Memory, RunningIndex) = (memory, before);

        public void Append(Piece next) => Next = next;
    }
}
