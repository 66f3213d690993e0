using System.Buffers;
using System.Text;
using System.Text.Json;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Prints the outcome of an errand: what is data on standard output, what is for people on standard error.</summary>
public static class OutcomeWriter
{
    /// <summary>Prints it.</summary>
    /// <returns>Why standard output does not take it; null when it does, and when nobody reads it any more.</returns>
    public static string? Write(ErrandOutcome outcome, bool isJson)
    {
        var output = new ArrayBufferWriter<byte>();
        if (isJson)
            Append(outcome.Results, output);
        else
            Append(outcome.Lines, output);
        var trouble = PrintedText.ToOutput(output.WrittenSpan);
        foreach (var complaint in outcome.Complaints)
            PrintedText.ToErrors(complaint);
        return trouble;
    }

    /// <summary>Appends objects, one a line.</summary>
    public static void Append(IEnumerable<ErrandResult> results, IBufferWriter<byte> output)
    {
        foreach (var result in results)
        {
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                foreach (var (name, value) in result.Fields)
                    Field(json, name, value);
                json.WriteEndObject();
            }

            output.Write("\n"u8);
        }
    }

    private static void Append(IEnumerable<string> lines, IBufferWriter<byte> output)
    {
        foreach (var line in lines)
            Encoding.UTF8.GetBytes($"{line}\n", output);
    }

    private static void Field(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool isSo:
                json.WriteBooleanValue(isSo);
                break;
            case int or uint or ulong:
                json.WriteNumberValue(Convert.ToUInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case IReadOnlyList<UserEntry> users:
                JsonWriter.Append(json, users);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
