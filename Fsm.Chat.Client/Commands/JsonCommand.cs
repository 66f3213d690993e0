using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>One command as a program gives it: a JSON object. Nothing in it is read as a line, so a text in it is a text, whatever it looks like.</summary>
/// <param name="Command">The word of the command, or <c>say</c>; null for none.</param>
/// <param name="Text">What is said, of one or several lines; null for nothing.</param>
/// <param name="Arguments">The other arguments, each as it is.</param>
internal sealed record JsonCommand(string? Command, string? Text, IReadOnlyList<string> Arguments)
{
    private const string Say = "say";

    /// <summary>Why the object is none that can be carried out; null for one that may be.</summary>
    public string? Wrong { get; init; }

    /// <summary>What a line of standard input means.</summary>
    /// <param name="line">The line.</param>
    /// <param name="id">What the program calls it, also where the rest is wrong; null where that is not said, or cannot be told.</param>
    public static ParsedLine Read(string line, out string? id)
    {
        id = null;
        return string.IsNullOrWhiteSpace(line) ? new ParsedLine.Nothing() : new JsonCommandReader().Read(line, out id).Mean();
    }

    private ParsedLine Mean()
    {
        // Texts for people name commands with a slash: it does no harm here.
        var word = Command?.TrimStart('/');
        var command = word is null ? null : CommandTable.Find(word) ?? OtherWords.Find(word);
        if (Wrong is { } wrong)
            return new ParsedLine.Mistake(command is null && word != Say ? LocalCode.LineUnreadable : LocalCode.Usage, wrong, ClientTexts.JsonNext) { Command = command };
        if (word is null)
            return new ParsedLine.Mistake(LocalCode.LineUnreadable, ClientTexts.JsonNoCommand, ClientTexts.JsonNext);
        if (word == Say)
            return Text is not null && Arguments.Count == 0 ? new ParsedLine.Text(Text) : Misfit(null, Say, ClientTexts.SaySyntax);
        if (command is null)
            return LineParser.Unknown(word, slash: "");
        string[] given = [.. Arguments, .. Text is null ? Array.Empty<string>() : [Text]];
        var fits = command.TakesText == Text is not null && given.Length >= command.Fewest && given.Length <= command.Most;
        return fits ? new ParsedLine.Invoke(command, given) : Misfit(command, command.Word, command.Syntax);
    }

    private static ParsedLine.Mistake Misfit(ClientCommand? command, string word, string syntax) =>
        new(LocalCode.Usage, ClientTexts.JsonWrongArguments.With(word), ClientTexts.JsonArgumentsNext.With(syntax)) { Command = command };
}
