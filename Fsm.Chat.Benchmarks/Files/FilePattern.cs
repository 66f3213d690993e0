using System.Buffers.Binary;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>The contents of a file that is nowhere stored: blocks that differ in their number alone, each as long as one frame may carry.</summary>
internal static class FilePattern
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = FileData.Limit;

    private const int NumberSize = sizeof(long);
    private static readonly byte[] _rest = MakeRest();

    /// <summary>Writes the number of a block, and nothing else of it.</summary>
    public static void WriteNumber(Span<byte> block, long number) => BinaryPrimitives.WriteInt64BigEndian(block, number);

    /// <summary>Writes a whole block.</summary>
    public static void Write(Span<byte> block, long number)
    {
        WriteNumber(block, number);
        _rest.CopyTo(block[NumberSize..]);
    }

    /// <summary>Whether this is that block, or its beginning where the file ends in it.</summary>
    public static bool Fits(ReadOnlySpan<byte> block, long number)
    {
        Span<byte> expected = stackalloc byte[NumberSize];
        WriteNumber(expected, number);
        var head = Math.Min(NumberSize, block.Length);
        return block.Length <= BlockSize && block[..head].SequenceEqual(expected[..head]) && block[head..].SequenceEqual(_rest.AsSpan(0, block.Length - head));
    }

    private static byte[] MakeRest()
    {
        var rest = new byte[BlockSize - NumberSize];
        new Random(BlockSize).NextBytes(rest);
        return rest;
    }
}
