namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>What lets one side of one transfer attach a link, once: 128 random bits.</summary>
public static class FileToken
{
    /// <summary>Bytes of a token.</summary>
    public const int Size = 16;
}
