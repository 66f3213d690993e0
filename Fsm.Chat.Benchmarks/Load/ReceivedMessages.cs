using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The messages of one receiver: each must be the next one, whole.</summary>
/// <param name="length">Bytes of each text.</param>
internal sealed class ReceivedMessages(int length)
{
    private readonly TextPattern _texts = new(length);

    /// <summary>Messages received.</summary>
    public long Count { get; private set; }

    /// <summary>One has come.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (!text.SequenceEqual(_texts.Number(Count)))
            throw new WireException($"message {Count} was expected; what came was lost, doubled, reordered or changed");
        Count++;
    }
}
