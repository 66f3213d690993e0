namespace Fsm.Chat.Client.Terminal;

/// <summary>What some editors begin a file with to say that it is UTF-8. It belongs to no text.</summary>
internal static class ByteOrderMark
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>What is behind it.</summary>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
}
