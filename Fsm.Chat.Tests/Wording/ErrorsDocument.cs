using System.Globalization;
using System.Text.RegularExpressions;
using Fsm.Chat.Tests.Support;

namespace Fsm.Chat.Tests.Wording;

/// <summary>What <c>docs/errors.md</c> says.</summary>
internal static partial class ErrorsDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "errors.md"));

    /// <summary>All codes, in the order of the document.</summary>
    public static IReadOnlyList<DocumentedCode> Codes { get; } =
        [.. Rows("## All codes").Select(row => new DocumentedCode(row[0], row[1].Split(", "), row[3]))];

    /// <summary>The exit codes of the client.</summary>
    public static IReadOnlyList<int> ClientExits { get; } = [.. Rows("## Exit codes of the client").Select(Number)];

    /// <summary>The exit codes of the server.</summary>
    public static IReadOnlyList<int> ServerExits { get; } = [.. Rows("## Exit codes of the server").Select(Number)];

    /// <summary>The rows of the table under a heading, without its head.</summary>
    public static IEnumerable<string[]> Rows(string heading) => Lines
        .SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith('#'))
        .Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => Cell().Split(line[1..^1]).Select(cell => cell.Trim().Trim('`')).ToArray());

    private static int Number(string[] row) => int.Parse(row[0], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();
}
