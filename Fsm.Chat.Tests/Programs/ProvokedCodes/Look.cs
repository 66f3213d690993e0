using System.Text.Json;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Wording;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>Looks for a code in what a program has printed, and whether all is said with it that a person needs.</summary>
internal static class Look
{
    /// <summary>An error says what happened and why, and what to do about it.</summary>
    public static void ForError(ClientProgram client, DocumentedCode row)
    {
        var error = Await(client, "error", "code", row.Code);
        Assert.That(error.GetProperty("text").GetString(), Is.Not.Empty, "what happened and why");
        Assert.That(error.GetProperty("next").GetString(), row.HasNext ? Is.Not.Empty : Is.Empty, "what to do next");
    }

    /// <summary>The same of what a command for scripts says at its end.</summary>
    public static void ForComplaint(ClientProgram client, DocumentedCode row)
    {
        var line = client.Errors.LastOrDefault(line => line.StartsWith('!')) ?? "";
        Assert.That(line, Does.Match(row.HasNext ? $"^! {row.Code}: .+ -- .+" : $"^! {row.Code}: .+"));
    }

    public static void ForVerdict(ClientProgram client, DocumentedCode row) =>
        Assert.That(Await(client, "verdict", "reason", row.Code).GetProperty("explanation").GetString(), Is.Not.Empty, "why");

    /// <summary>An event has the code for its reason.</summary>
    public static void ForReason(ClientProgram client, DocumentedCode row, string name) => Await(client, name, "reason", row.Code);

    /// <summary>An error tells a close in words, and what to do about it.</summary>
    public static void ForWords(ClientProgram client, string words)
    {
        var error = Await(client, "error", "code", "server_unreachable");
        Assert.That(error.GetProperty("text").GetString(), Does.Contain(words));
        Assert.That(error.GetProperty("next").GetString(), Is.Not.Empty, "what to do next");
    }

    /// <summary>The next event of this kind that has this value in a field.</summary>
    public static JsonElement Await(ClientProgram client, string name, string field, string value) => JsonDocument.Parse(client.WaitFor(
        line => line.Contains($"\"event\":\"{name}\"", StringComparison.Ordinal) && line.Contains($"\"{field}\":\"{value}\"", StringComparison.Ordinal),
        $"the {name} with the {field} {value}")).RootElement;
}
