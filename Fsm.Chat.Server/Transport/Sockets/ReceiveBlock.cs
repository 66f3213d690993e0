using System.Buffers;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>What was received and is not consumed yet, in one block, so that it can be given out in one piece. There is no block while there is nothing.</summary>
/// <param name="pool">Where blocks come from.</param>
internal struct ReceiveBlock(MemoryPool<byte> pool)
{
    private IMemoryOwner<byte>? _block;
    private int _start; // first byte not consumed
    private int _end;   // behind the last byte received

    /// <summary>Whether all that was received is consumed.</summary>
    public readonly bool IsEmpty => _start == _end;

    /// <summary>What is not consumed.</summary>
    public readonly ReadOnlySequence<byte> Unread => _block is { } block ? new(block.Memory[_start.._end]) : default;

    /// <summary>Makes room behind what is there, of a byte at least.</summary>
    public Span<byte> MakeRoom()
    {
        if (_block is null)
            _block = pool.Rent();
        else if (_end == _block.Memory.Length)
            Compact(_block);
        return _block.Memory.Span[_end..];
    }

    /// <summary>Bytes were written into the room.</summary>
    public void Add(int count) => _end += count;

    /// <summary>Bytes at the front were consumed.</summary>
    public void Consume(int count)
    {
        _start += count;
        ReleaseIfEmpty();
    }

    /// <summary>Gives the block back if it holds nothing.</summary>
    public void ReleaseIfEmpty()
    {
        if (IsEmpty)
            Release();
    }

    /// <summary>Gives the block back, with what it holds.</summary>
    public void Release()
    {
        _block?.Dispose();
        (_block, _start, _end) = (null, 0, 0);
    }

    private void Compact(IMemoryOwner<byte> block)
    {
        var unread = block.Memory[_start.._end];
        if (_start > 0)
        {
            unread.CopyTo(block.Memory);
        }
        else
        {
            // One frame that is larger than a block: rare, and as large as whoever reads allows.
            var larger = MemoryPool<byte>.Shared.Rent(2 * unread.Length);
            unread.CopyTo(larger.Memory);
            block.Dispose();
            _block = larger;
        }

        (_start, _end) = (0, unread.Length);
    }
}
