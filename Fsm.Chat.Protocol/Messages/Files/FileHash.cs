namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>The hash of a file's contents: SHA-256 (FIPS 180-4).</summary>
public static class FileHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;
}
