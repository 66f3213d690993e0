using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>
/// Reads one line of input. Pure. A line that begins with a slash is a command in every mode, two slashes stand for a text that begins with one,
/// and <c>/say</c> sends a text whatever it looks like, be it blank. A line that is no command is never sent as text by mistake.
/// </summary>
public static class LineParser
{
    private const string Quit = "quit";
    private const string Say = "say";
    private const string Exit = "exit";

    /// <summary>What a line means.</summary>
    public static ParsedLine Parse(string line, TypingMode mode)
    {
        if (string.IsNullOrWhiteSpace(line))
            return new ParsedLine.Nothing();
        if (line.StartsWith("//", StringComparison.Ordinal))
            return Message(line[1..], mode);
        if (line[0] == '/')
            return Command(line[1..], mode);
        if (mode == TypingMode.Commands)
            return Command(line, mode);
        return IsWord(line, Quit) ? Command(Quit, mode) : Message(line, mode);
    }

    /// <summary>Whether a line leaves a conversation: what ends the skipped part of a script.</summary>
    public static bool IsQuit(string line) => IsWord(line, Quit) || IsWord(line, "/" + Quit);

    /// <summary>The same of what needs no reading any more.</summary>
    public static bool IsQuit(ParsedLine line) => line is ParsedLine.Invoke { Command.Word: Quit };

    /// <summary>Whether a line leaves the program.</summary>
    public static bool IsExit(string line, TypingMode mode) => IsExit(Parse(line, mode));

    /// <summary>The same of what needs no reading any more.</summary>
    public static bool IsExit(ParsedLine line) => line is ParsedLine.Invoke { Command.Word: Exit };

    /// <summary>Whether a line that is being typed says to leave the program, or may when it is complete.</summary>
    public static bool MayBecomeExit(string begun) => begun.Trim() is { Length: > 0 } word && ($"/{Exit}".StartsWith(word, StringComparison.Ordinal) || Exit.StartsWith(word, StringComparison.Ordinal));

    /// <summary>Whether the first word of a line is one of a command, whatever follows.</summary>
    public static bool NamesCommand(string line) => Known(FirstWord(line.TrimStart()).Word) is not null;

    /// <summary>Whether it matters to a line where lines go: one that is a command by its slash means the same everywhere.</summary>
    public static bool GoesToTarget(string line) =>
        !line.StartsWith('/') || line.StartsWith("//", StringComparison.Ordinal) || FirstWord(line[1..].TrimStart()).Word is var word && (word == Say || CommandTable.Find(word)?.IsForTarget == true);

    /// <summary>A line that was begun in a conversation, such that it is no command anywhere else; one with a slash means the same everywhere.</summary>
    public static string AsText(string line) => line.StartsWith('/') ? line : $"/{Say} {line}";

    private static ClientCommand? Known(string word) => CommandTable.Find(word) ?? OtherWords.Find(word);

    private static bool IsWord(string line, string word) => line.Trim() == word && !line.Contains('\n', StringComparison.Ordinal);

    private static ParsedLine Message(string text, TypingMode mode) => mode == TypingMode.NamedLines ? Named(text) : new ParsedLine.Text(text);

    private static ParsedLine Named(string line)
    {
        var split = line.AsSpan().IndexOfAny('>', '\n');
        if (split < 0 || line[split] == '\n')
            return new ParsedLine.Mistake(LocalCode.NoRecipient, ClientTexts.NoRecipientNamed, ClientTexts.NextNamedLine);
        var (recipient, text) = (line[..split].Trim(), line[(split + 1)..]);
        if (recipient.Length == 0)
            return new ParsedLine.Mistake(LocalCode.NoRecipient, ClientTexts.NoNameBefore, ClientTexts.NextNamedLine);
        return text.Length == 0
            ? new ParsedLine.Mistake(StatusCode.TextEmpty, ClientTexts.NoTextBehind, ClientTexts.NextNamedLine)
            : new ParsedLine.NamedText(recipient, text);
    }

    private static ParsedLine Command(string line, TypingMode mode)
    {
        var (word, rest) = FirstWord(line.TrimStart());
        if (word == Say)
            return rest.Length == 0 ? Usage(ClientTexts.SaySyntax, mode) : Message(rest, mode);
        var found = Known(word);
        if (found?.TakesText != true && line.Contains('\n', StringComparison.Ordinal))
            return new ParsedLine.Mistake(LocalCode.SeveralLines, ClientTexts.SeveralLines, mode == TypingMode.Commands ? ClientTexts.SeveralLinesNext : ClientTexts.SeveralLinesSay);
        if (found is not { } command)
            return Unknown(word, Slash(mode));
        if ((command.TakesText ? WithText(rest, command.Most) : Words.Split(rest)) is not { } arguments)
            return new ParsedLine.Mistake(LocalCode.Usage, ClientTexts.QuotationOpen, ClientTexts.NextType.With(Slash(mode) + command.Syntax)) { Command = command };
        return arguments.Count < command.Fewest || arguments.Count > command.Most
            ? Usage(command.Syntax, mode) with { Command = command }
            : new ParsedLine.Invoke(command, arguments);
    }

    // So many words, and the rest as it is.
    private static List<string> WithText(string rest, int most)
    {
        var arguments = new List<string>();
        while (arguments.Count < most - 1 && rest.Length > 0)
        {
            var (word, behind) = FirstWord(rest.TrimStart());
            arguments.Add(word);
            rest = behind;
        }

        return rest.Length > 0 ? [.. arguments, rest] : arguments;
    }

    private static (string Word, string Behind) FirstWord(string text)
    {
        var end = text.IndexOfAny([' ', '\t', '\n']);
        return end < 0 ? (text.TrimEnd(), "") : (text[..end], text[(end + 1)..]);
    }

    private static ParsedLine.Mistake Usage(string syntax, TypingMode mode) => new(
        LocalCode.Usage, ClientTexts.TypedDifferently, ClientTexts.NextType.With(Slash(mode) + syntax));

    /// <summary>Says that a word is no command, and which may have been meant.</summary>
    /// <param name="word">The word.</param>
    /// <param name="slash">What stands before a command where it is typed.</param>
    internal static ParsedLine.Mistake Unknown(string word, string slash) => OtherWords.Explain(word) is { } instead
        ? new(LocalCode.UnknownCommand, ClientTexts.NoSuchCommand.With(word), instead)
        : new(
            LocalCode.UnknownCommand,
            ClientTexts.NoSuchCommand.With(word),
            CommandTable.Resembling(word) is { } close ? ClientTexts.NextDidYouMean.With(slash + close) : ClientTexts.NextCommandList.With(slash + "commands"));

    // Where a line is a message, advice without the slash would be sent to somebody.
    private static string Slash(TypingMode mode) => mode == TypingMode.Commands ? "" : "/";
}
