using System.Buffers;
using System.Collections.Concurrent;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// The memory that sockets read into and write from, in blocks large enough for contents of files: with Kestrel's own of 4 KiB each MiB that is passed on
/// takes 256 reads and writes. A connection that is silent holds none, so the size matters only to those in the middle of something.
/// </summary>
internal sealed class BlockPool : MemoryPool<byte>
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 64 * 1024;

    private const int Kept = 32; // 2 MiB; the rest of a burst is the collector's
    private readonly ConcurrentQueue<Block> _free = [];

    public override int MaxBufferSize => BlockSize;

    /// <summary>Blocks that are kept for use again.</summary>
    public int Free => _free.Count;

    /// <summary>Leaves what is kept to the collector.</summary>
    public void Trim() => _free.Clear();

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        var block = _free.TryDequeue(out var free) ? free : new Block(this);
        block.IsRented = true;
        return block;
    }

    protected override void Dispose(bool disposing) => Trim();

    private void Return(Block block)
    {
        if (_free.Count < Kept)
            _free.Enqueue(block);
    }

    private sealed class Block(BlockPool pool) : IMemoryOwner<byte>
    {
        // Pinned, for the kernel reads into it and the collector may not move it meanwhile.
        private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);

        public bool IsRented { get; set; }

        public Memory<byte> Memory => _bytes;

        public void Dispose()
        {
            if (!IsRented)
                throw new InvalidOperationException("A block was given back twice.");
            IsRented = false;
            pool.Return(this);
        }
    }
}
