using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>
/// Reads one line of input. Pure. A line that begins with a slash is a command in every mode, two slashes stand for a text that begins with one,
/// and <c>/say</c> sends a text whatever it looks like. A line that is no command is never sent as text by mistake.
/// </summary>
public static class LineParser
{
    private const string Quit = "quit";
    private const string Say = "say";

    /// <summary>What a line means.</summary>
    public static ParsedLine Parse(string line, TypingMode mode)
    {
        if (line.Length == 0 || (mode == TypingMode.Commands && string.IsNullOrWhiteSpace(line)))
            return new ParsedLine.Nothing();
        if (line.StartsWith("//", StringComparison.Ordinal))
            return Message(line[1..], mode);
        if (line[0] == '/')
            return Command(line[1..], mode);
        if (mode == TypingMode.Commands)
            return Command(line, mode);
        return line.Trim() == Quit ? Command(Quit, mode) : Message(line, mode);
    }

    /// <summary>Whether a line leaves a conversation: what ends the skipped part of a script.</summary>
    public static bool IsQuit(string line) => line.Trim() is Quit or "/" + Quit;

    private static ParsedLine Message(string text, TypingMode mode) => mode == TypingMode.NamedLines ? Named(text) : new ParsedLine.Text(text);

    private static ParsedLine Named(string line)
    {
        var split = line.IndexOf('>');
        if (split < 0)
            return new ParsedLine.Mistake(ClientCode.NoRecipient.Code(), ClientTexts.NoRecipientNamed, ClientTexts.NextNamedLine);
        var (recipient, text) = (line[..split].Trim(), line[(split + 1)..]);
        if (recipient.Length == 0)
            return new ParsedLine.Mistake(ClientCode.NoRecipient.Code(), ClientTexts.NoNameBefore, ClientTexts.NextNamedLine);
        return text.Length == 0
            ? new ParsedLine.Mistake(StatusCode.TextEmpty.Code(), ClientTexts.NoTextBehind, ClientTexts.NextNamedLine)
            : new ParsedLine.NamedText(recipient, text);
    }

    private static ParsedLine Command(string line, TypingMode mode)
    {
        var trimmed = line.TrimStart();
        var end = trimmed.IndexOfAny([' ', '\t']);
        var (word, rest) = end < 0 ? (trimmed.TrimEnd(), "") : (trimmed[..end], trimmed[(end + 1)..]);
        if (word == Say)
            return rest.Length == 0 ? Usage(ClientTexts.SaySyntax, mode) : Message(rest, mode);
        if (CommandTable.Find(word) is not { } command)
            return Unknown(word, mode);
        if (Words.Split(rest) is not { } arguments)
            return new ParsedLine.Mistake(ClientCode.Usage.Code(), ClientTexts.QuotationOpen, ClientTexts.NextType.With(Slash(mode) + command.Syntax));
        return arguments.Count < command.Fewest || arguments.Count > command.Most
            ? Usage(command.Syntax, mode)
            : new ParsedLine.Invoke(command, arguments);
    }

    private static ParsedLine.Mistake Usage(string syntax, TypingMode mode) => new(
        ClientCode.Usage.Code(), ClientTexts.TypedDifferently, ClientTexts.NextType.With(Slash(mode) + syntax));

    private static ParsedLine.Mistake Unknown(string word, TypingMode mode) => new(
        ClientCode.UnknownCommand.Code(),
        ClientTexts.NoSuchCommand.With(word),
        CommandTable.Resembling(word) is { } close ? ClientTexts.NextDidYouMean.With(Slash(mode) + close) : ClientTexts.NextCommandList.With(Slash(mode) + "commands"));

    // Where a line is a message, advice without the slash would be sent to somebody.
    private static string Slash(TypingMode mode) => mode == TypingMode.Commands ? "" : "/";
}
