namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>Which words can be looked for in what is kept.</summary>
public static class SearchWords
{
    /// <summary>The most words at once.</summary>
    public const int Most = 8;

    /// <summary>The fewest characters of a word.</summary>
    public const int Shortest = 2;

    /// <summary>The most characters of a word.</summary>
    public const int Longest = 64;

    /// <summary>Whether there are some, and neither too many, nor one that is too short or too long.</summary>
    public static bool AreValid(IReadOnlyCollection<string> words) => words.Count is > 0 and <= Most && words.All(word => word.Length is >= Shortest and <= Longest);
}
