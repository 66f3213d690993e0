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
        Look.ForError(client, row);
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
        Look.ForComplaint(client, row);
    }) { Exit = exit };

    public static CodeCase Message(string code, Func<Stage, ClientProgram> provoke) => new(code, "message", (stage, row) => Look.ForVerdict(provoke(stage), row));

    public static CodeCase Transfer(string code, Func<Stage, ClientProgram> provoke) => new(code, "transfer", (stage, row) => Look.ForReason(provoke(stage), row, "transfer"));

    /// <summary>The end of an invitation, as its owner sees it.</summary>
    public static CodeCase Invitation(string code, Func<Stage, ClientProgram> provoke) => new(code, "invitation", (stage, row) => Look.ForReason(provoke(stage), row, "group"));

    /// <summary>Why somebody is gone, as the other person in a conversation sees it.</summary>
    public static CodeCase Gone(string code, Func<Stage, ClientProgram> provoke) => new(code, "close", (stage, row) =>
    {
        var client = provoke(stage);
        Look.ForReason(client, row, "conversation");
        client.Type("quit"); // lines for whoever is gone are skipped up to it; typed before, it may come before the news
    });

    /// <summary>Why nobody knows what became of a message.</summary>
    public static CodeCase Unknown(string code, Func<Stage, ClientProgram> provoke) => new(code, "close", (stage, row) => Look.ForVerdict(provoke(stage), row));

    /// <summary>The words of a close behind an error of a client.</summary>
    public static CodeCase Words(string code, string words, Func<Stage, ClientProgram> provoke) => new(code, "close", (stage, _) => Look.ForWords(provoke(stage), words));

    /// <summary>Why the server closed a connection, in its log.</summary>
    public static CodeCase Logged(string code, Func<Stage, Scene> scene, Action<Scene> provoke) => new(code, "close", (stage, row) =>
    {
        var place = scene(stage);
        var before = place.CountClosed(row.Code);
        provoke(place);
        Assert.That(() => place.CountClosed(row.Code), Is.GreaterThan(before).After(10_000, 20), "times in the log");
    });

    public override string ToString() => Code;
}
