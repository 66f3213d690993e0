namespace Fsm.Chat.Tests.Support;

/// <summary>Bytes that cannot be read: whoever looks at them fails in the middle of what they do, as our own mistakes would make them.</summary>
internal sealed class BrokenMemory : MemoryManager<byte>
{
    public static ReadOnlySequence<byte> Bytes => new(new BrokenMemory().Memory);

    public override Memory<byte> Memory => CreateMemory(100);

    public override Span<byte> GetSpan() => throw new InvalidOperationException("A test made this fail.");

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
        // Nothing is pinned.
    }

    protected override void Dispose(bool disposing)
    {
        // Nothing is held.
    }
}
