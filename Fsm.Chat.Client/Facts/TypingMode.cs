namespace Fsm.Chat.Client.Facts;

/// <summary>What a plain line means now.</summary>
public enum TypingMode : byte
{
    /// <summary>A command: text has nowhere to go.</summary>
    Commands,

    /// <summary>A message to the one person that is talked to.</summary>
    Conversation,

    /// <summary>A message whose recipient stands before its first <c>&gt;</c>.</summary>
    NamedLines,
}

/// <summary>How a mode is called.</summary>
internal static class TypingModes
{
    /// <summary>The word for lines that name their recipient: it is the command's that begins them.</summary>
    public const string NamedLinesWord = "chat2";
}
