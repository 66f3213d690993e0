namespace Fsm.Chat.Tests.Wording;

internal static partial class ErrorsDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "errors.md"));

    // What is said of each code, in this order; of an exit code all but the first.
    private static readonly string[] OfACode = ["seen as", "means", "next", "how to see it"];

    /// <summary>All codes, in the order of the document.</summary>
    public static IReadOnlyList<DocumentedCode> Codes =>
        [.. Entries("## All codes", OfACode).Select(entry => new DocumentedCode(entry.Name, entry.Said[0].Split(", "), entry.Said[2]))];

    public static IReadOnlyList<int> ClientExits => [.. ExitCodes("## Exit codes of the client")];

    public static IReadOnlyList<int> ServerExits => [.. ExitCodes("## Exit codes of the server")];

    private static IEnumerable<int> ExitCodes(string heading) =>
        Entries(heading, OfACode[1..]).Select(entry => int.Parse(entry.Name, CultureInfo.InvariantCulture));

    // The entries under a heading, each a heading of its own and a list. An entry that says anything else than this, or nothing to one of it, is a fault.
    private static IEnumerable<(string Name, string[] Said)> Entries(string heading, string[] keys)
    {
        var section = Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        foreach (var entry in string.Join('\n', section).Split("\n### ").Skip(1))
        {
            var items = entry.Trim().Replace("\n  ", " ", StringComparison.Ordinal).Split('\n');
            var said = items.Skip(2).Select(item => Item().Match(item)).ToList();
            Assert.That(said.Select(item => item.Groups["key"].Value), Is.EqualTo(keys), entry);
            yield return (items[0].Trim('`'), [.. said.Select(item => item.Groups["text"].Value)]);
        }
    }

    [GeneratedRegex("^- (?<key>[a-z ]+): (?<text>.+)$")]
    private static partial Regex Item();
}
