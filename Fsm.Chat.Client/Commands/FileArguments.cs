namespace Fsm.Chat.Client.Commands;

/// <summary>Tells files from recipients: <c>A bob carol</c> is one file, and of <c>A B to bob carol</c> everything before the last <c>to</c> is.</summary>
internal static class FileArguments
{
    /// <summary>What stands between several files and their recipients.</summary>
    public const string To = "to";

    /// <summary>The files and the recipients.</summary>
    /// <param name="words">At least two.</param>
    public static (IReadOnlyList<string> Paths, IReadOnlyList<string> Recipients) Split(IReadOnlyList<string> words)
    {
        var end = words.Count - 2;
        while (end > 0 && words[end] != To)
            end--;
        return end > 0 ? ([.. words.Take(end)], [.. words.Skip(end + 1)]) : ([words[0]], [.. words.Skip(1)]);
    }

    /// <summary>What the word behind others can be.</summary>
    public static Expected After(IReadOnlyCollection<string> words) =>
        words.Count == 0 ? Expected.Path : words.Skip(1).Contains(To) ? Expected.Anyone : Expected.AnyoneOrPath;
}
