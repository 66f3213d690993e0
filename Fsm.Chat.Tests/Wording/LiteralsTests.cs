namespace Fsm.Chat.Tests.Wording;

/// <summary>Words for people are in the resources and nowhere else: no literal of a program has two words of letters.</summary>
public sealed partial class LiteralsTests
{
    // What people do not read, or what is the same in every language. Each line of source that fits one of these may have words in it.
    private static readonly (string Fits, string Why)[] Allowed =
    [
        (@"Debug\.Assert|new (InvalidOperation|Argument(OutOfRange)?|ConnectionAborted|NotSupported)Exception\(", "mistakes of the program itself, which its log has"),
        (@"LoggerMessage\(|[lL]og(ger)?\??\.(Debug|Information|Warning|Error|Fatal)\(", "log files are English"),
        (@"(DllImport|LibraryImport)\(|Justification = ", "for the compiler"),
        (@"StartsWith\(""Max open files""", "a word of the kernel's"),
        (@"override string ToString\(\) =>", "names of subjects, for the log"),
        (@"\$""/(accept|decline|server|chat) \{", "lines that the program types itself"),
        (@"Examples\b.*\[|^ +\[""send |fsmchat \{line\}", "command lines, for the help"),
        (@"\$""error: \{", "one word, alike in all languages"),
        (@"\b(SELECT|INSERT|INTO|UPDATE|DELETE|VACUUM|PRAGMA|ORDER BY)\b|MessageColumns = """, "for the database"),
        (@"\{span\.Minutes\}", "units, alike in all languages"),
    ];

    private static readonly string[] LogFolders = ["/Logging/"];

    [TestCase("Fsm.Chat.Client")]
    [TestCase("Fsm.Chat.Server")]
    [TestCase("Fsm.Chat.Protocol/Messages")]
    public void No_literal_is_a_text_for_people(string folder)
    {
        var found = from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
                    where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !LogFolders.Any(part => file.Contains(part, StringComparison.Ordinal))
                    from line in File.ReadLines(file)
                    where HasWords(line) && !Allowed.Any(allowed => Regex.IsMatch(line, allowed.Fits))
                    select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.That(found, Is.Empty);
    }

    // Without this, a pattern that finds nothing would pass.
    [TestCase("""Notice(server, "groups", "you are in no group");""", true)]
    [TestCase("""Notice(server, "connected", $"connected to {server.Address}");""", true)]
    [TestCase("""Notice(server, "asked", $"{who} again: {what}");""", true)]
    [TestCase("""Notice(server, "asked", $"{Word(facts.Outcome)}{place}{Reason(facts)}");""", false)]
    [TestCase("""Notice(server, "unsent_line", $"{line.To}> {line.Text}");""", false)]
    [TestCase("""Show(server, group, "member_joined", person, null);""", false)]
    [TestCase("""var line = $"* {string.Join(" | ", words)}";""", false)]
    [TestCase("""/// <summary>Says "this is it" to people.</summary>""", false)]
    [TestCase("""Run(); // says "this is it" to people""", false)]
    public void Words_are_found(string line, bool found) => Assert.That(HasWords(line), Is.EqualTo(found));

    // Two words of lower-case letters side by side, or a word beside a place to fill.
    private static bool HasWords(string line)
    {
        var code = Comment().Replace(line, "");
        return Literal().Matches(code).Select(match => Hole().Replace(match.Groups["text"].Value, match.Groups["filled"].Success ? "{}" : "$0"))
            .Any(text => Words().IsMatch(text));
    }

    [GeneratedRegex("""(?<filled>\$)?@?"(?<text>(?:[^"\\{]|\\.|\{(?:[^{}"]|"[^"]*"|\{[^{}]*\})*\})*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(^|\s)//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[A-Za-z]{2,}[,;:.]? [a-z]{2,}|\{\}[,;:.]? [a-z]{3,}|[a-z]{3,}:? \{\}")]
    private static partial Regex Words();
}
