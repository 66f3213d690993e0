namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A text of the reviewed table <c>TypedTexts.txt</c>: how a person types it, with keys of the cursor between, and what has to arrive.</summary>
/// <param name="Script">Its script.</param>
/// <param name="Text">The text.</param>
/// <param name="Strokes">What is typed: code points, or the names of keys.</param>
/// <param name="Arrives">What comes of that.</param>
public sealed partial record TypedText(string Script, string Text, IReadOnlyList<(string? Key, string Typed)> Strokes, string Arrives)
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<TypedText> All { get; } =
    [
        .. File.ReadLines(Repository.PathOf("Fsm.Chat.Tests", "Client", "Screen", "TypedTexts.txt")).Where(line => line[0] != '#').Select(line => line.Split('\t'))
            .Select(row => new TypedText(row[0], Plain(row[1]), [.. StrokesIn(row[2])], Plain(row[3]))),
    ];

    /// <summary>What a terminal sends while it is typed.</summary>
    public byte[] Bytes => [.. Keystrokes.SelectMany(bytes => bytes)];

    /// <summary>What it sends for each of them.</summary>
    public IEnumerable<byte[]> Keystrokes => Strokes.Select(stroke => Encoding.UTF8.GetBytes(stroke.Key is null ? stroke.Typed : Sequence(stroke.Key)));

    /// <inheritdoc/>
    public override string ToString() => $"{Script}: {Text}";

    private static string Sequence(string key) => key switch
    {
        "Left" => "\e[D",
        "Right" => "\eOC",
        "Home" => "\e[H",
        "End" => "\e[4~",
        "Backspace" => "\x7f",
        "Delete" => "\e[3~",
        _ => throw new ArgumentException(key),
    };

    private static string Plain(string written) => string.Concat(StrokesIn(written).Select(stroke => stroke.Typed));

    private static IEnumerable<(string? Key, string Typed)> StrokesIn(string written) => Stroke().Matches(written).Select(match =>
        match.Groups["key"] is { Success: true, Value: var key } ? (key, "")
        : match.Groups["hex"] is { Success: true, Value: var hex } ? ((string?)null, char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
        : (null, match.Value));

    [GeneratedRegex(@"\\u\{(?<hex>[0-9A-F]+)\}|\{(?<key>[A-Za-z]+)\}|[\ud800-\udbff][\udc00-\udfff]|.")]
    private static partial Regex Stroke();
}
