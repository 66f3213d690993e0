using System.Text.Json;
using System.Text.Json.Serialization;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>One command as a program gives it: a JSON object. Nothing in it is read as a line, so a text in it is a text, whatever it looks like.</summary>
/// <param name="Command">The word of the command, or <c>say</c>.</param>
internal sealed record JsonCommand(string? Command)
{
    private const string Say = "say";
    private const int LongestId = 64;

    /// <summary>What the program calls it; the outcome says it again.</summary>
    public string? Id { get; init; }

    /// <summary>What is said, of one or several lines.</summary>
    public string? Text { get; init; }

    /// <summary>The other arguments, each as it is.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }

    /// <summary>What a line of standard input means.</summary>
    /// <param name="line">The line.</param>
    /// <param name="id">What the program calls it; null where that is not said, or cannot be told.</param>
    public static ParsedLine Read(string line, out string? id)
    {
        id = null;
        if (string.IsNullOrWhiteSpace(line))
            return new ParsedLine.Nothing();
        try
        {
            if (JsonSerializer.Deserialize(line, JsonCommandContext.Default.JsonCommand) is not { } read)
                return Unreadable(ClientTexts.JsonNoCommand);
            id = read.Id is { Length: <= LongestId } named ? named : null;
            return read.Id is { Length: > LongestId } ? Unreadable(ClientTexts.JsonLongId.With(LongestId)) : read.Mean();
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or NotSupportedException)
        {
            return Unreadable(ClientTexts.JsonUnreadable.With(mistake.Message.Split(" Path:")[0].TrimEnd('.')));
        }
    }

    private static ParsedLine.Mistake Unreadable(string why) => new(LocalCode.LineUnreadable, why, ClientTexts.JsonNext);

    private ParsedLine Mean()
    {
        if (Command is null)
            return Unreadable(ClientTexts.JsonNoCommand);
        if (Command == Say)
            return Text is not null && Arguments is null or [] ? new ParsedLine.Text(Text ?? "") : Wrong(null, Say, ClientTexts.SaySyntax);
        if ((CommandTable.Find(Command) ?? OtherWords.Find(Command)) is not { } command)
            return LineParser.Unknown(Command, slash: "");
        string[] given = [.. Arguments ?? [], .. Text is null ? Array.Empty<string>() : [Text]];
        var fits = command.TakesText == Text is not null && given.Length >= command.Fewest && given.Length <= command.Most && !Array.Exists(given, one => one is null);
        return fits ? new ParsedLine.Invoke(command, given) : Wrong(command, command.Word, command.Syntax);
    }

    private static ParsedLine.Mistake Wrong(ClientCommand? command, string word, string syntax) =>
        new(LocalCode.Usage, ClientTexts.JsonWrongArguments.With(word), ClientTexts.JsonArgumentsNext.With(syntax)) { Command = command };
}

/// <summary>How commands are read from JSON: code that the compiler makes, for a program that is compiled ahead of time knows no types by reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(JsonCommand))]
internal sealed partial class JsonCommandContext : JsonSerializerContext;
