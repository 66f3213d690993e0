namespace Fsm.Chat.Tests.Wording;

/// <summary>The documents of the repository, written and generated.</summary>
internal static partial class Documents
{
    // A line that a program prints cannot be broken: it stands in a block of code as it is.
    private static readonly string[] Printed = ["* ", "! ", "{", "error: "];

    /// <summary>Their paths, from the root of the repository on.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [.. Below(new(Repository.Root)).Select(file => Path.GetRelativePath(Repository.Root, file.FullName)).Order(StringComparer.Ordinal)];

    /// <summary>A document's lines, each with whether it stands in a block of code.</summary>
    public static IEnumerable<(int Number, string Text, bool IsCode)> LinesOf(string path)
    {
        var isCode = false;
        foreach (var (index, line) in File.ReadLines(Repository.PathOf(path)).Index())
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            yield return (index + 1, line, isCode || isFence);
        }
    }

    /// <summary>Whether a line is what a program prints.</summary>
    public static bool IsPrinted(string text, bool isCode) => isCode && Array.Exists(Printed, sign => text.StartsWith(sign, StringComparison.Ordinal));

    /// <summary>Where the links of a document lead that stay in the repository.</summary>
    public static IEnumerable<string> LinksOf(string path) =>
        Link().Matches(string.Join('\n', LinesOf(path).Where(line => !line.IsCode).Select(line => Code().Replace(line.Text, "")))).Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal));

    /// <summary>The files and folders that a document names in its text: <c>Session/SessionRules.cs</c>, <c>Fsm.Chat.Server/Hub/</c>, a <c>*</c> for any name.</summary>
    public static IEnumerable<string> PlacesOf(string path) => LinesOf(path).Where(line => !line.IsCode)
        .SelectMany(line => Place().Matches(line.Text)).Select(place => place.Groups["place"].Value.TrimEnd('/'));

    /// <summary>The names by which links reach a document's headings.</summary>
    public static IEnumerable<string> AnchorsOf(string path) => LinesOf(path).Where(line => !line.IsCode && line.Text.StartsWith('#'))
        .Select(line => NotInAnchors().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) => folder.EnumerateFiles("*.md").Concat(
        folder.EnumerateDirectories().Where(below => below.Name is not ("bin" or "obj" or "out") && !below.Name.StartsWith('.')).SelectMany(Below));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<place>[\w.<>*/-]+\.(cs|resx)|Fsm\.Chat\.[\w.<>*-]+/[\w.<>*/-]*)`")]
    private static partial Regex Place();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
