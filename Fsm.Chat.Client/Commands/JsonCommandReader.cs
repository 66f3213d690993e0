using System.Text;
using System.Text.Json;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>Reads the members of one object. It goes on behind what is wrong, so that whoever gave the object is answered under the id that stands in it.</summary>
internal sealed class JsonCommandReader
{
    private const int LongestId = 64;
    private const int LongestNamed = 64;

    private readonly HashSet<string> _seen = [];
    private readonly List<string> _arguments = [];
    private string? _id;
    private string? _command;
    private string? _text;
    private string? _wrong;

    /// <summary>What the object says.</summary>
    /// <param name="line">The object.</param>
    /// <param name="id">What the program calls it; null for nothing.</param>
    public JsonCommand Read(string line, out string? id)
    {
        try
        {
            Take(new Utf8JsonReader(Encoding.UTF8.GetBytes(line)));
        }
        catch (JsonException mistake)
        {
            _wrong ??= ClientTexts.JsonInvalid.With(mistake.BytePositionInLine + 1);
        }

        id = _id;
        return new(_command, _text, _arguments) { Wrong = _wrong };
    }

    private void Take(Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            _wrong = ClientTexts.JsonNoObject;
            json.Skip();
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref json) ?? "";
            if (!_seen.Add(name))
                _wrong ??= ClientTexts.JsonTwice.With(Named(name));
            json.Read();
            if (json.TokenType != JsonTokenType.Null)
                TakeValue(name, ref json);
            json.Skip();
        }

        json.Read(); // whatever follows the object is no JSON
    }

    private void TakeValue(string name, ref Utf8JsonReader json)
    {
        switch (name)
        {
            case "id":
                _id ??= Id(json.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(json.ValueSpan) : Text(ref json));
                break;
            case "command":
                _command ??= Wanted(name, ref json);
                break;
            case "text":
                _text ??= Wanted(name, ref json);
                break;
            case "arguments":
                TakeArguments(ref json);
                break;
            default:
                _wrong ??= ClientTexts.JsonUnknownMember.With(Named(name));
                break;
        }
    }

    private void TakeArguments(ref Utf8JsonReader json)
    {
        var isList = json.TokenType == JsonTokenType.StartArray;
        while (isList && json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Text(ref json) is not { } argument)
            {
                isList = false;
                json.Skip();
                SkipRest(ref json);
                break;
            }

            _arguments.Add(argument);
        }

        if (!isList)
            _wrong ??= ClientTexts.JsonListWanted;
    }

    private static void SkipRest(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            json.Skip();
    }

    private string? Id(string? text)
    {
        if (text is { Length: <= LongestId })
            return text;
        _wrong ??= ClientTexts.JsonIdWanted.With(LongestId);
        return text is null ? null : Begun(text, LongestId); // enough to know it again
    }

    private string? Wanted(string name, ref Utf8JsonReader json)
    {
        var text = Text(ref json);
        if (text is null)
            _wrong ??= ClientTexts.JsonTextWanted.With(name);
        return text;
    }

    // A string can be escaped so that it is no text: half of a pair.
    private static string? Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Named(string name) => name.Length <= LongestNamed ? name : $"{Begun(name, LongestNamed)}…";

    private static string Begun(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
