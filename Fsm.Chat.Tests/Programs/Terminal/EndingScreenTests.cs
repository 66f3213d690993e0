using System.Diagnostics;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Lost links, leaving, and the terminal as it was before.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class EndingScreenTests : ScreenFixture
{
    [Test]
    public void A_cut_link_is_seen_and_comes_back_with_everything()
    {
        var bob = Json();
        using var proxy = new FaultProxy(Server.Port);
        var alice = Terminal(server: proxy.Address);
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.Type("typed before the cut, ");
        proxy.Impose(Way.ToServer, Fault.Blackhole);
        proxy.Cut(CutKind.Reset);
        alice.WaitFor("reconnecting: attempt");
        alice.Type("sent while it was cut");
        alice.Press("Enter");
        alice.WaitFor("sent while it was cut …");
        proxy.Impose(Way.ToServer, Fault.None);
        proxy.Cut(CutKind.Reset);

        alice.WaitFor("│ Chatting → bob │ link good");
        alice.WaitFor("typed before the cut, sent while it was");
        Assert.That(bob.WaitFor("\"message\""), Does.Contain("typed before the cut, sent while it was cut"));
        alice.WaitFor("✓✓");
    }

    [Test]
    public void Leaving_gives_the_terminal_back()
    {
        Json();
        var alice = Terminal();
        Assert.That(alice.IsTaken, Is.True);
        alice.Press("C-c");

        alice.WaitFor("ended with 0");
        AssertTerminalIsBack(alice);
    }

    [Test]
    public void Leaving_is_asked_about_while_something_is_unfinished()
    {
        Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.Type("not sent yet");
        alice.WaitFor("bob> not sent yet");
        alice.Press("C-c");
        alice.WaitFor("Ctrl-C");
        Assert.That(alice.Rows[^1], Is.EqualTo("bob> not sent yet"));
        alice.Type("!");
        alice.Press("Enter");
        alice.WaitFor("me: not sent yet! ✓✓");
        alice.Type("once more");
        alice.WaitFor("bob> once more");
        alice.Press("C-c");
        alice.WaitFor("Ctrl-C");
        alice.Press("C-c");

        alice.WaitFor("ended with 0");
        AssertTerminalIsBack(alice);
    }

    [Test]
    public void A_second_exit_leaves_whatever_is_unfinished()
    {
        Json();
        using var proxy = new FaultProxy(Server.Port);
        var alice = Terminal(server: proxy.Address);
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        proxy.Impose(Way.ToServer, Fault.Blackhole);
        alice.TypeLine("never arrives");
        alice.WaitFor("me: never arrives");
        alice.TypeLine("/exit");
        alice.WaitFor("Ctrl-C");
        alice.TypeLine("/exit");

        alice.WaitFor("ended with 3");
        AssertTerminalIsBack(alice);
    }

    [TestCase("-TERM")]
    [TestCase("-HUP")]
    public void A_signal_gives_the_terminal_back(string signal)
    {
        var alice = Terminal();
        Process.Start("kill", [signal, $"{alice.ProgramId}"]).WaitForExit();

        alice.WaitFor("ended with ");
        AssertTerminalIsBack(alice);
    }

    [Test]
    public void A_crash_of_the_program_gives_the_terminal_back_and_says_what_to_do()
    {
        var alice = Started("alice", null, 80, 24, new() { ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location });
        alice.WaitFor("│ Connected │");
        Process.Start("kill", ["-USR1", $"{alice.ProgramId}"]).WaitForExit();

        alice.WaitFor("ended with 70");
        AssertTerminalIsBack(alice);
        Assert.That(alice.Screen, Does.Contain("internal_error: ").And.Contain("a mistake on purpose"));
    }

    [Test]
    public void The_same_name_on_two_servers_side_by_side()
    {
        var other = Keep(new ServerProgram());
        var bob = Json();
        var carol = Keep(new ClientProgram("carol", other.Address, "--json", "--no-state"));
        carol.WaitFor("\"connected\"");
        var alice = Started("alice", null, 80, 24, [], "--server", other.Address);
        alice.WaitFor(" 2 = 127…"); // it greets in its own window
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        carol.Type("chat alice", "from the other server");
        alice.WaitFor("carol 1]");
        alice.Press("M-a");
        alice.WaitFor("carol: from the other server");
        alice.TypeLine("to the other server");

        Assert.That(carol.WaitFor("\"message\""), Does.Contain("to the other server"));
        alice.Press("M-3");
        alice.WaitFor(" 3 bob");
        alice.TypeLine("to the first server");
        Assert.That(bob.WaitFor("\"message\""), Does.Contain("to the first server"));
    }

    [Test]
    public void A_line_that_follows_connect_and_chat_goes_to_the_new_server()
    {
        var other = Keep(new ServerProgram());
        var here = Json("carla");
        var there = Keep(new ClientProgram("carla", other.Address, "--json", "--no-state"));
        there.WaitFor("\"connected\"");
        var alice = Terminal();
        alice.TypeLine($"connect {other.Address}");
        alice.TypeLine("/chat carla");
        alice.TypeLine("for the one over there");

        Assert.That(there.WaitFor("\"message\""), Does.Contain("for the one over there"));
        alice.WaitFor("for the one over there ✓✓");
        Assert.That(alice.Rows[^2], Does.Contain(other.Address).And.Contain("→ carla"));
        alice.TypeLine("/msg carla and again");
        Assert.That(there.WaitFor("\"message\""), Does.Contain("and again"));
        alice.Press("M-1");
        alice.TypeLine("msg carla for the one here");
        Assert.That(here.WaitFor("\"message\""), Does.Contain("for the one here"), "and nothing before");
    }

    [TestCase("TERM", "dumb")]
    [TestCase("NO_COLOR", "1")]
    [TestCase("", "--plain")]
    public void A_terminal_that_is_to_be_linear_gets_lines_and_nothing_else(string variable, string value)
    {
        var bob = Json();
        var recording = Path.GetTempFileName();
        var alice = variable.Length > 0
            ? Started("alice", null, 80, 24, new() { [variable] = value })
            : Started("alice", null, 80, 24, [], value);
        alice.Record(recording);
        alice.WaitFor("* connected to ");
        alice.Type("chat bob\n");
        alice.WaitFor("* you are talking to bob");
        alice.Type("hello\n");
        alice.WaitFor("-> bob: hello [delivered]");
        bob.Type("chat alice", "hello yourself");
        alice.WaitFor("bob: hello yourself");

        Assert.That(alice.IsTaken, Is.False);
        // The runtime itself asks the terminal for its keypad when it begins, which draws nothing.
        Assert.That(File.ReadAllText(recording).Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal), Does.Not.Contain('\u001b'));
    }

    [Test]
    public void The_screen_speaks_Spanish()
    {
        var bob = Json();
        var alice = Started("ana", null, 80, 24, new() { ["LC_ALL"] = "es_ES.UTF-8" });
        alice.WaitFor("│ Conectado │ enlace bueno");
        alice.TypeLine("chat bob");
        alice.WaitFor("estás hablando con bob");
        bob.Type("group panaderos ana");

        alice.WaitFor("bob te invita al grupo panaderos: F2 acepta, F3 rechaza");
    }

    private static void AssertTerminalIsBack(TmuxTerminal terminal)
    {
        Assert.That((terminal.IsTaken, terminal.ShowsCursor), Is.EqualTo((false, true)));
        // The terminal echoes again, and pastes are not marked any more.
        terminal.Type("echo?");
        terminal.WaitFor("echo?");
    }
}
