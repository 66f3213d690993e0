using System.Text.Json;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Writes the answers to <c>why</c> and <c>states</c> as JSON. Times are local ones with their offset, spans are in seconds.</summary>
internal static class AskedJson
{
    /// <summary>Writes why something is as it is.</summary>
    public static void Write(Utf8JsonWriter json, WhyEvent why)
    {
        json.WriteString("about", why.About);
        json.WriteString("name", why.Name);
        if (why.Facts is { } facts)
            Write(json, facts);
        json.WriteString("presence", why.Presence);
        json.WriteString("presence_reason", why.PresenceReason);
        if (why.PresenceAt is { } at)
            json.WriteString("presence_at", at);
        json.WriteStartArray("undecided");
        foreach (var (id, state) in why.Undecided)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("state", state);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Strings(json, "transfers", why.Transfers);
        json.WriteString("text", string.Join('\n', why.Lines));
    }

    /// <summary>Writes where all machines are.</summary>
    public static void Write(Utf8JsonWriter json, StatesEvent states)
    {
        json.WriteStartArray("machines");
        foreach (var subject in states.Subjects)
        {
            json.WriteStartObject();
            json.WriteString("subject", subject.Subject);
            Write(json, subject);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("drawn", states.Machine);
        Strings(json, "picture", states.Picture);
    }

    private static void Write(Utf8JsonWriter json, MachineFacts facts)
    {
        json.WriteString("machine", facts.Machine);
        json.WriteString("state", facts.State);
        json.WriteString("since", facts.Since);
        json.WriteNumber("seconds", Math.Round(facts.For.TotalSeconds, 3));
        json.WriteString("from", facts.From);
        json.WriteString("trigger", facts.Trigger);
        json.WriteString("waits", facts.Why);
        json.WriteString("timer", facts.Timer?.Trigger);
        if (facts.Timer is { } timer)
            json.WriteNumber("seconds_left", Math.Round(timer.Left.TotalSeconds, 3));
        json.WriteStartArray("next");
        foreach (var next in facts.Next)
        {
            json.WriteStartObject();
            json.WriteString("trigger", next.Trigger);
            json.WriteString("to", next.To);
            json.WriteString("origin", JsonNamingPolicy.SnakeCaseLower.ConvertName($"{next.Origin}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var (at, step) in facts.Steps)
        {
            json.WriteStartObject();
            json.WriteString("at", at);
            json.WriteString("from", step.From);
            json.WriteString("trigger", step.Trigger);
            json.WriteString("to", step.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
