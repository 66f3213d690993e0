using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The messages of one receiver: each must be the next one, whole.</summary>
/// <param name="length">Bytes of each text.</param>
internal sealed class ReceivedMessages(int length)
{
    private readonly TextPattern _texts = new(length);
    private long _count;

    /// <summary>Messages received. Safe to ask from any thread.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>One has come.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (!text.SequenceEqual(_texts.Number(_count)))
            throw new WireException($"message {_count} was expected; what came was lost, doubled, reordered or changed");
        Volatile.Write(ref _count, _count + 1);
    }
}
