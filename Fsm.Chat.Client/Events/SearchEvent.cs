namespace Fsm.Chat.Client.Events;

/// <summary>Messages of the past that have some words.</summary>
/// <param name="Server">The server.</param>
/// <param name="Words">The words.</param>
/// <param name="Text">What it is, in a sentence.</param>
public sealed record SearchEvent(string? Server, IReadOnlyList<string> Words, string Text) : ClientEvent(Server)
{
    /// <summary>Whether there may be more, older ones.</summary>
    public required bool HasMore { get; init; }

    /// <summary>The messages, the newest first.</summary>
    public required IReadOnlyList<FoundSaid> Found { get; init; }
}

/// <summary>A message that was found.</summary>
/// <param name="With">With whom the conversation is: the other person, or the group.</param>
/// <param name="Said">What was said there.</param>
public readonly record struct FoundSaid(string With, SaidBefore Said);
