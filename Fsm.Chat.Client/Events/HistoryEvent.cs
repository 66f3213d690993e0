using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Events;

/// <summary>What was said before in a conversation.</summary>
/// <param name="Server">The server.</param>
/// <param name="With">The other person.</param>
/// <param name="Text">What it is, in a sentence.</param>
public sealed record HistoryEvent(string? Server, string With, string Text) : ClientEvent(Server)
{
    /// <summary>Whether there is more before the first of them.</summary>
    public required bool HasMore { get; init; }

    /// <summary>The messages, the oldest first.</summary>
    public required IReadOnlyList<SaidBefore> Messages { get; init; }
}

/// <summary>A message of the past.</summary>
/// <param name="From">Who has said it.</param>
/// <param name="Text">Its text; empty where it is not kept any more.</param>
/// <param name="Kept">Where it stands, and when it was said.</param>
public sealed record SaidBefore(string From, string Text, KeptAt Kept)
{
    /// <summary>What people are shown as its text.</summary>
    public string Words => Text.Length > 0 ? Text : ClientTexts.MessageForgotten;
}
