using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

/// <summary>Commands of programs: JSON objects with ids, and the outcomes that carry them.</summary>
internal sealed class JsonCommandTests : ClientFixture
{
    private static readonly string Long = new('1', 64);

    // Each line, the id that can be read in it, the code, and what the answer says of it.
    private static IEnumerable<TestCaseData> Wrong =>
    [
        new("hello", null, LocalCode.LineUnreadable, "byte 1 "),
        new("""{"id":"1","command":"say","text":"x" """, "1", LocalCode.Usage, "byte 38 "),
        new("""{"id":"1","command":"users"} {}""", "1", LocalCode.Usage, "byte 30 "),
        new("""{id:"1"}""", null, LocalCode.LineUnreadable, "byte 2 "),
        new("[1]", null, LocalCode.LineUnreadable, "one object"),
        new("null", null, LocalCode.LineUnreadable, "one object"),
        new("\"users\"", null, LocalCode.LineUnreadable, "one object"),
        new("{}", null, LocalCode.LineUnreadable, "no command"),
        new("""{"id":"1"}""", "1", LocalCode.LineUnreadable, "no command"),
        new("""{"id":"1","command":null}""", "1", LocalCode.LineUnreadable, "no command"),
        new("""{"id":7,"comand":"say","text":"x"}""", "7", LocalCode.LineUnreadable, "\"comand\""),
        new("""{"id":"1","command":"users","argument":["b"]}""", "1", LocalCode.Usage, "\"argument\""),
        new("""{"argument":{"id":2,"x":[1]},"id":"1","command":"users"}""", "1", LocalCode.Usage, "\"argument\""),
        new($$"""{"{{Long}}1":0,"id":"1","command":"users"}""", "1", LocalCode.Usage, $"\"{Long}…\""),
        new("""{"id":"1","command":["users"]}""", "1", LocalCode.LineUnreadable, "\"command\" has"),
        new("""{"id":"1","command":5,"text":"x"}""", "1", LocalCode.LineUnreadable, "\"command\" has"),
        new("""{"command":"say","text":{"a":1},"id":"1"}""", "1", LocalCode.Usage, "\"text\" has"),
        new("""{"id":"1","command":"say","text":"\uD800"}""", "1", LocalCode.Usage, "\"text\" has"),
        new("""{"command":"chat","arguments":"bob","id":"1"}""", "1", LocalCode.Usage, "list of strings"),
        new("""{"command":"chat","arguments":[null],"id":"1"}""", "1", LocalCode.Usage, "list of strings"),
        new("""{"command":"chat","arguments":["bob",[1,[2]],{"a":1}],"id":"1"}""", "1", LocalCode.Usage, "list of strings"),
        new("""{"id":"1","command":"users","command":"exit"}""", "1", LocalCode.Usage, "\"command\" stands"),
        new("""{"id":"1","id":"2","command":"users"}""", "1", LocalCode.Usage, "\"id\" stands"),
        new("""{"id":[1],"command":"users"}""", null, LocalCode.Usage, "\"id\" has"),
        new("""{"id":true,"command":"users"}""", null, LocalCode.Usage, "\"id\" has"),
        new($$"""{"id":"{{Long}}1","command":"users"}""", Long, LocalCode.Usage, "\"id\" has"),
        new($$"""{"id":{{Long}}1,"command":"users"}""", Long, LocalCode.Usage, "\"id\" has"),
        new("""{"id":"1","command":"say"}""", "1", LocalCode.Usage, "arguments of say"),
        new("""{"id":"1","command":"say","text":"hi","arguments":["bob"]}""", "1", LocalCode.Usage, "arguments of say"),
        new("""{"id":"1","command":"msg","arguments":["bob"]}""", "1", LocalCode.Usage, "arguments of msg"),
        new("""{"id":"1","command":"msg","arguments":["bob","hi"]}""", "1", LocalCode.Usage, "arguments of msg"),
        new("""{"id":"1","command":"chat","arguments":["bob"],"text":"hi"}""", "1", LocalCode.Usage, "arguments of chat"),
        new("""{"id":"1","command":"chta"}""", "1", LocalCode.UnknownCommand, "\"chta\""),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_is_no_command_is_answered_with_its_id_and_with_what_is_wrong(string line, string? id, object code, string told)
    {
        var world = Connected(isInteractive: false);
        Give(world, line);
        var (error, outcome) = (world.All<ErrorEvent>().Single(), world.All<OutcomeEvent>().Single());
        Assert.That((error.Code, outcome.Command, outcome.Failed), Is.EqualTo((((LocalCode)code).Code(), id, ((LocalCode)code).Code())));
        Assert.That(error.Text, Does.Contain(told).And.Not.Contains("Fsm.Chat"));
        Assert.That(error.Next, Is.Not.Empty);
    }

    [TestCase("""{"id":7,"command":"/users"}""", "7", TestName = "A slash, as texts for people have it")]
    [TestCase("""{"id":"1","command":"users","text":null,"arguments":null}""", "1", TestName = "Members that say nothing")]
    public void What_may_be_written_otherwise_is_carried_out(string line, string id)
    {
        Assert.That((JsonCommand.Read(line, out var read) as ParsedLine.Invoke)?.Command.Word, Is.EqualTo("users"));
        Assert.That(read, Is.EqualTo(id));
    }

    [Test]
    public void A_line_that_is_no_text_has_an_outcome_too()
    {
        var world = Connected(isInteractive: false);
        world.Take(() => new JsonLines().Refuse(world.Client, "not UTF-8"));
        Assert.That(Outcomes(world), Is.EqualTo([" line_unreadable"]));
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
    public void Without_an_id_what_can_be_carried_out_has_no_outcome()
    {
        var world = Connected(isInteractive: false);
        Give(world, """{"command":"frobnicate"}""");
        Give(world, """{"command":"quit"}""");
        Assert.That(Outcomes(world), Is.EqualTo([" unknown_command"]));
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
    public void Where_no_command_can_be_given_no_text_tells_of_one()
    {
        var raw = new RawLines("bob");
        var world = Connected(isInteractive: false, settle: options => options with { TakesCommands = false });
        world.Take(() => world.Client.CommandRead(raw.First));
        world.Server.ConfirmOpen();
        world.Server.Offer("a.txt");
        world.Server.Group(GroupChange.Invited, "bakers", "carol", 60);
        world.Take(() => raw.Give(world.Client, new string('x', 70_000)));
        world.Take(() => raw.Refuse(world.Client, "not UTF-8"));
        world.Client.LinkLost(world.Server.Link);

        var told = string.Join('\n', world.Events.SelectMany(PlainWriter.Lines));
        Assert.That(told, Does.Contain("text_too_long").And.Contain("line_unreadable").And.Contain("server_unreachable").And.Contain("a.txt").And.Contain("bakers"));
        Assert.That(told, Does.Not.Match(@"/[a-z]|quit|disconnect "));
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
