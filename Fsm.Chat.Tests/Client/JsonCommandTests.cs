using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

/// <summary>Commands of programs: JSON objects with ids, and the outcomes that carry them.</summary>
internal sealed class JsonCommandTests : ClientFixture
{
    private static IEnumerable<TestCaseData> Wrong =>
    [
        new("hello", "", LocalCode.LineUnreadable),
        new("[1]", "", LocalCode.LineUnreadable),
        new("null", "", LocalCode.LineUnreadable),
        new("""{"id":"1"}""", "1", LocalCode.LineUnreadable),
        new("""{"id":1,"command":"users"}""", "", LocalCode.LineUnreadable),
        new("""{"id":"1","command":"users","argument":["b"]}""", "", LocalCode.LineUnreadable),
        new("""{"id":"1","command":"users","command":"exit"}""", "", LocalCode.LineUnreadable),
        new("""{"id":"1","command":"say","text":"\uD800"}""", "", LocalCode.LineUnreadable),
        new($$"""{"id":"{{new string('1', 65)}}","command":"users"}""", "", LocalCode.LineUnreadable),
        new("""{"id":"1","command":"say"}""", "1", LocalCode.Usage),
        new("""{"id":"1","command":"say","text":"hi","arguments":["bob"]}""", "1", LocalCode.Usage),
        new("""{"id":"1","command":"msg","arguments":["bob"]}""", "1", LocalCode.Usage),
        new("""{"id":"1","command":"msg","arguments":["bob","hi"]}""", "1", LocalCode.Usage),
        new("""{"id":"1","command":"chat","arguments":["bob"],"text":"hi"}""", "1", LocalCode.Usage),
        new("""{"id":"1","command":"chat","arguments":[null]}""", "1", LocalCode.Usage),
        new("""{"id":"1","command":"chta"}""", "1", LocalCode.UnknownCommand),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_is_no_command_says_what_is_wrong(string line, string id, object code)
    {
        var mistake = (ParsedLine.Mistake)JsonCommand.Read(line, out var read);
        Assert.That((mistake.Code, read ?? "", mistake.Why.Contains('\n', StringComparison.Ordinal)), Is.EqualTo(((Code)(LocalCode)code, id, false)));
    }

    [Test]
    public void A_text_is_a_text_whatever_it_looks_like()
    {
        var world = Chatting(isInteractive: false);
        Give(world, """{"id":"a","command":"say","text":"/exit\nquit"}""");
        Give(world, """{"id":"b","command":"msg","arguments":["bob"],"text":"quit"}""");

        Assert.That(world.All<SentEvent>().Where(sent => sent.Status == "queued").Select(sent => (sent.Command, sent.Text)), Is.EqualTo([("a", "/exit\nquit"), ("b", "quit")]));
        Assert.That(Outcomes(world), Is.EqualTo(["a done", "b done"]));
        Assert.That(world.ExitCode, Is.Null);
    }

    [Test]
    public void The_verdict_of_a_message_carries_the_id_of_its_command()
    {
        var world = Chatting(isInteractive: false);
        Give(world, """{"id":"a","command":"say","text":"hi"}""");
        world.Server.Handled = 3;
        world.Server.Deliver(3, 3);
        Assert.That(world.All<VerdictEvent>().Select(verdict => (verdict.Command, verdict.Status)), Is.EqualTo([("a", "delivered")]));
    }

    [Test]
    public void An_outcome_comes_when_it_is_known_and_names_the_reason()
    {
        var world = Connected(isInteractive: false);
        Give(world, """{"id":"a","command":"chat","arguments":["bob"]}""");
        Assert.That(Outcomes(world), Is.Empty);
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That(Outcomes(world), Is.EqualTo(["a unknown_recipient"]));

        Give(world, """{"id":"b","command":"say","text":"meant for bob"}""");
        Give(world, """{"id":"c","command":"quit"}""");
        Give(world, """{"id":"d","command":"frobnicate"}""");
        Assert.That(Outcomes(world), Is.EqualTo(["a unknown_recipient", "b skipped", "c done", "d unknown_command"]));
    }

    [Test]
    public void Leaving_has_an_outcome_too()
    {
        var world = Connected(isInteractive: false);
        Give(world, """{"id":"a","command":"exit"}""");
        Assert.That(Outcomes(world), Is.EqualTo(["a done"]));
    }

    [Test]
    public void Without_an_id_there_is_no_outcome()
    {
        var world = Connected(isInteractive: false);
        Give(world, """{"command":"frobnicate"}""");
        Assert.That((Outcomes(world), world.Errors()), Is.EqualTo((Array.Empty<string>(), new[] { "unknown_command" })));
    }

    [Test]
    public void Raw_lines_are_texts_and_nothing_else()
    {
        var raw = new RawLines("bob");
        var world = Connected(isInteractive: false);
        world.Take(() => world.Client.CommandRead(raw.First));
        world.Server.ConfirmOpen();
        string[] lines = ["/file /etc/hostname bot", "quit", "", "/exit", "//x", "carol>hi"];
        foreach (var line in lines)
            world.Take(() => raw.Give(world.Client, line));
        Assert.That(world.All<SentEvent>().Where(sent => sent.Status == "queued").Select(sent => (sent.To, sent.Text)), Is.EqualTo(lines.Where(line => line.Length > 0).Select(line => ("bob", line))));
    }

    [Test]
    public void Raw_lines_are_skipped_when_there_is_nobody_for_them()
    {
        var raw = new RawLines("nobody");
        var world = Connected(isInteractive: false);
        world.Take(() => world.Client.CommandRead(raw.First));
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        foreach (var line in new[] { "quit", "exit", "users" })
            world.Take(() => raw.Give(world.Client, line));
        Assert.That(world.Errors(), Is.EqualTo(["unknown_recipient", "skipped", "skipped", "skipped"]));
    }

    private static void Give(ClientWorld world, string line) => world.Take(() => new JsonLines().Give(world.Client, line));

    private static string[] Outcomes(ClientWorld world) => [.. world.All<OutcomeEvent>().Select(outcome => $"{outcome.Command} {outcome.Failed ?? "done"}")];
}
