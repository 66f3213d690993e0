using System.Buffers;
using System.Text;
using System.Text.Json;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Configuration;

/// <summary>
/// Reads a configuration: one JSON object, with comments and commas at ends allowed. Each key is known, or it is a mistake: one that is misspelled would do
/// nothing, and in silence.
/// </summary>
public static class ConfigurationReader
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <param name="file">The file's name, for mistakes.</param>
    /// <exception cref="ConfigurationMistakeException">It is no JSON, or says what cannot be said.</exception>
    public static ClientConfiguration Read(ReadOnlySpan<byte> text, string file)
    {
        if (WrongAt(text) is { } wrong)
            throw new ConfigurationMistakeException(ClientTexts.ConfigNotUtf8.With(file, LineOf(text, wrong)));
        var reader = new Utf8JsonReader(text, Lenient);
        var (read, key) = (ClientConfiguration.None, "");
        try
        {
            Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, ClientTexts.ConfigNoObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                key = reader.GetString()!;
                read = Take(ref reader, read, key);
            }

            key = "";
            Expect(!reader.Read(), ClientTexts.ConfigNoObject);
            return read;
        }
        catch (JsonException mistake)
        {
            throw new ConfigurationMistakeException(ClientTexts.ConfigNoJson.With(file, mistake.LineNumber + 1, TerminalText.Escape(mistake.Message.Split(" LineNumber:")[0])));
        }
        catch (InvalidOperationException) // half of a character, written as \uD800
        {
            throw new ConfigurationMistakeException(ClientTexts.ConfigNotUtf8.With(file, LineOf(text, (int)reader.TokenStartIndex)));
        }
        catch (FormatException mistake)
        {
            var line = LineOf(text, (int)reader.TokenStartIndex);
            throw new ConfigurationMistakeException(key.Length == 0
                ? $"{file}:{line}: {mistake.Message}"
                : $"{file}:{line}: \"{key}\": {mistake.Message}");
        }
    }

    private static int LineOf(ReadOnlySpan<byte> text, int at) => 1 + text[..at].Count((byte)'\n');

    // Where the first byte is that is no UTF-8; null for none.
    private static int? WrongAt(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) != OperationStatus.Done)
                return at;
            at += length;
        }

        return null;
    }

    private static ClientConfiguration Take(ref Utf8JsonReader reader, ClientConfiguration read, string key)
    {
        switch (key)
        {
            case "servers":
                return read with { Servers = Texts(ref reader) };
            case "name":
                return read with { Name = Text(ref reader) };
            case "password-file":
                return read with { PasswordFiles = ByServer(ref reader) };
            case "password-command":
                return read with { PasswordCommands = ByServer(ref reader) };
            case "language":
                return read with { Language = Text(ref reader) };
            case "downloads":
                return read with { Downloads = Text(ref reader) };
            case "notifications":
                return read with { Notifications = Notify(Text(ref reader)) };
            case "plain":
                Expect(reader.Read() && reader.TokenType is JsonTokenType.True or JsonTokenType.False, ClientTexts.ConfigNoSwitch);
                return read with { Plain = reader.GetBoolean() };
            default:
                throw new FormatException(ClientTexts.ConfigUnknownKey);
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.String, ClientTexts.ConfigNoText);
        return reader.GetString()!;
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartArray, ClientTexts.ConfigNoList);
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(reader.TokenType == JsonTokenType.String, ClientTexts.ConfigNoList);
            texts.Add(reader.GetString()!);
        }

        return texts;
    }

    private static Dictionary<string, string> ByServer(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, ClientTexts.ConfigNotByServer);
        var texts = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var server = reader.GetString()!;
            Expect(reader.Read() && reader.TokenType == JsonTokenType.String, ClientTexts.ConfigNotByServer);
            texts[server] = reader.GetString()!;
        }

        return texts;
    }

    private static Notifications Notify(string word) => word switch
    {
        "off" => Notifications.Off,
        "bell" => Notifications.Bell,
        "desktop" => Notifications.Desktop,
        "both" => Notifications.Both,
        _ => throw new FormatException(ClientTexts.ConfigNoNotification),
    };

    private static void Expect(bool isRight, string mistake)
    {
        if (!isRight)
            throw new FormatException(mistake);
    }
}
