using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Wording;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>One code, and how to see it.</summary>
/// <param name="SeenAs">Where it is looked for, as the document calls it.</param>
internal sealed record CodeCase(string Code, string SeenAs, Action<Stage, DocumentedCode> Play)
{
    /// <summary>What the client that shows it ends with; null where it stays, or that is not looked at.</summary>
    public int? Exit { get; init; }

    /// <summary>An error event of a client.</summary>
    /// <param name="provoke">Brings it about, and says whose client shows it.</param>
    /// <param name="exit">What that client ends with when its input ends; null where it stays.</param>
    public static CodeCase Error(string code, Func<Stage, ClientProgram> provoke, int? exit = null) => new(code, "error", (stage, row) =>
    {
        var client = provoke(stage);
        var error = client.Event("error", "code", row.Code);
        Assert.That(error.GetProperty("text").GetString(), Is.Not.Empty, "what happened and why");
        Assert.That(error.GetProperty("next").GetString(), row.HasNext ? Is.Not.Empty : Is.Empty, "what to do next");
        if (exit is not { } expected)
            return;
        client.EndInput();
        Assert.That(client.WaitForExit(), Is.EqualTo(expected), "exit code");
    }) { Exit = exit };

    /// <summary>What a command for scripts says at its end, on standard error.</summary>
    public static CodeCase Complaint(string code, Func<Stage, ClientProgram> provoke, int exit) => new(code, "error", (stage, row) =>
    {
        var client = provoke(stage);
        Assert.That(client.WaitForExit(), Is.EqualTo(exit), "exit code");
        var line = client.Errors.LastOrDefault(line => line.StartsWith('!')) ?? "";
        Assert.That(line, Does.Match(row.HasNext ? $"^! {row.Code}: .+ -- .+" : $"^! {row.Code}: .+"));
    }) { Exit = exit };

    public static CodeCase Message(string code, Func<Stage, ClientProgram> provoke) => Verdict(code, "message", provoke);

    public static CodeCase Transfer(string code, Func<Stage, ClientProgram> provoke) => new(code, "transfer", (stage, row) => provoke(stage).Sees("transfer", "reason", row.Code));

    /// <summary>The end of an invitation, as its owner sees it.</summary>
    public static CodeCase Invitation(string code, Func<Stage, ClientProgram> provoke) => new(code, "invitation", (stage, row) => provoke(stage).Sees("group", "reason", row.Code));

    /// <summary>Why somebody is gone, as the other person in a conversation sees it.</summary>
    public static CodeCase Gone(string code, Func<Stage, ClientProgram> provoke) => new(code, "close", (stage, row) =>
    {
        // Lines for whoever is gone are skipped up to it; typed before, it may come before the news.
        provoke(stage).Sees("conversation", "reason", row.Code).Type("quit");
    });

    /// <summary>Why nobody knows what became of a message.</summary>
    public static CodeCase Unknown(string code, Func<Stage, ClientProgram> provoke) => Verdict(code, "close", provoke);

    /// <summary>The words of a close behind an error of a client.</summary>
    public static CodeCase Words(string code, string words, Func<Stage, ClientProgram> provoke) => new(code, "close", (stage, _) =>
    {
        var error = provoke(stage).Event("error", "code", "server_unreachable");
        Assert.That(error.GetProperty("text").GetString(), Does.Contain(words));
        Assert.That(error.GetProperty("next").GetString(), Is.Not.Empty, "what to do next");
    });

    /// <summary>Why the server closed a connection, in its log.</summary>
    public static CodeCase Logged(string code, Func<Stage, Scene> scene, Action<Scene> provoke) => new(code, "close", (stage, row) =>
    {
        var place = scene(stage);
        var before = place.CountClosed(row.Code);
        provoke(place);
        Assert.That(() => place.CountClosed(row.Code), Is.GreaterThan(before).After(10_000, 20), "times in the log");
    });

    public override string ToString() => Code;

    // It says why in words, too.
    private static CodeCase Verdict(string code, string seenAs, Func<Stage, ClientProgram> provoke) => new(code, seenAs, (stage, row) =>
        Assert.That(provoke(stage).Event("verdict", "reason", row.Code).GetProperty("explanation").GetString(), Is.Not.Empty, "why"));
}
