using System.Diagnostics;
using System.Text.Json;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>A server and two consoles, started as a user starts them, and every way of losing one of them.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TwoConsolesTests
{
    private ServerProgram _server = null!;

    [SetUp]
    public void Start() => _server = new();

    [TearDown]
    public void Stop() => _server.Dispose();

    [Test]
    public void Two_people_talk()
    {
        using var bob = ClientProgram.TryingTls("bob", _server.Address);
        bob.WaitFor($"connected to {_server.Address} as bob");
        using var alice = ClientProgram.TryingTls("alice", _server.Address);
        alice.WaitFor($"connected to {_server.Address} as alice");
        alice.WaitFor("* 2 people on ");
        alice.WaitFor("*   alice  127.0.0.1:");
        alice.WaitFor("*   bob  127.0.0.1:");

        alice.Type("chat bob", "hello bob");
        bob.WaitFor("* alice has opened a conversation with you");
        bob.WaitFor("alice: hello bob");
        alice.WaitFor("-> bob: hello bob [delivered]");
        bob.Type("chat2", "alice>hello alice", "quit");
        alice.WaitFor("bob: hello alice");
        bob.WaitFor("-> alice: hello alice [delivered]");
        alice.Type("/exit");

        Assert.That(alice.WaitForExit(), Is.Zero);
        bob.WaitFor("* alice has disconnected");
        bob.EndInput();
        Assert.That(bob.WaitForExit(), Is.Zero);
        Assert.That(alice.Errors.Concat(bob.Errors), Is.Empty);
    }

    [Test]
    public void When_a_client_is_killed_the_other_is_told_and_the_server_is_as_before()
    {
        using var server = new ServerProgram("--resume-window", "1");
        using var alice = ClientProgram.Connected("alice", server.Address);
        using (var first = new RawClient(server.Port).Connect("first"))
            first.SendText("alice", "hello"); // what the program loads at its first loss stays open
        alice.WaitFor("* first has disconnected");
        var resources = server.Resources;
        using var bob = ClientProgram.Connected("bob", server.Address);
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");

        bob.Kill();

        alice.WaitFor("* bob has lost the connection for now");
        alice.WaitFor("* bob has disconnected");
        alice.Type("are you there?");
        alice.WaitFor("! unknown_recipient");
        alice.Type("quit", "users");
        alice.WaitFor("* 1 person on ");
        Assert.That(() => server.Resources, Is.SubsetOf(resources).After(5000, 20));
    }

    [Test]
    public void When_the_server_is_killed_both_say_so_at_once()
    {
        using var bob = ClientProgram.Connected("bob", _server.Address);
        using var alice = ClientProgram.Connected("alice", _server.Address);
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");

        _server.Kill();

        foreach (var client in new[] { alice, bob })
        {
            client.WaitFor("! server_unreachable");
            client.WaitFor("* reconnecting to ");
        }

        alice.EndInput();
        Assert.That(alice.WaitForExit(), Is.EqualTo(5));
    }

    [Test]
    public void When_the_server_falls_silent_both_say_so_by_their_own_timeouts_and_go_on_when_it_does()
    {
        using var server = new ServerProgram("--ping-after", "1", "--dead-after", "3");
        using var bob = ClientProgram.Connected("bob", server.Address);
        using var alice = ClientProgram.Connected("alice", server.Address);
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");

        server.Freeze();
        alice.Type("into the void");

        alice.WaitFor("! server_unreachable");
        bob.WaitFor("! server_unreachable");
        server.Thaw();
        bob.WaitFor("again as bob: nothing was lost");
        alice.WaitFor("-> bob: into the void [delivered]");
    }

    [Test]
    public void When_a_client_falls_silent_the_other_is_told_by_the_servers_timeout_and_messages_fail()
    {
        using var server = new ServerProgram("--ping-after", "1", "--dead-after", "3", "--resume-window", "1");
        using var bob = ClientProgram.Connected("bob", server.Address);
        using var alice = ClientProgram.Connected("alice", server.Address);
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");

        bob.Freeze();
        alice.Type("into the void");

        alice.WaitFor("* bob has lost the connection for now");
        alice.WaitFor("-> bob: into the void [failed");
        alice.Type("quit", "users");
        alice.WaitFor("* 1 person on ");
    }

    [Test]
    public void Nobody_listening_is_said_and_the_client_lives_on()
    {
        var address = _server.Address;
        _server.Kill();
        using var alice = new ClientProgram("alice", address);

        alice.WaitFor("! server_unreachable");
        using var server = new ServerProgram("--listen", address);
        _ = server.Address;
        alice.Type("connect");
        alice.WaitFor("* connected to ");
    }

    [Test]
    public void Ten_thousand_lines_each_way_at_once_arrive_in_order_each_once_each_delivered()
    {
        const int Lines = 10_000;
        using var server = new ServerProgram("--rate", "0");
        using var alice = ClientProgram.Connected("alice", server.Address);
        using var bob = ClientProgram.Connected("bob", server.Address);
        foreach (var (client, other, mark) in ((ClientProgram, string, string)[])[(alice, "bob", "a"), (bob, "alice", "b")])
            client.Type([$"chat {other}", .. Enumerable.Range(0, Lines).Select(i => $"{mark}{i}")]);

        alice.WaitFor($"bob: b{Lines - 1}");
        bob.WaitFor($"alice: a{Lines - 1}");
        // In a conversation every line is a message but quit; leaving it lets both see the other's last verdict first.
        alice.Type("quit", "exit");
        bob.Type("quit", "exit");
        Assert.That((alice.WaitForExit(), bob.WaitForExit()), Is.EqualTo((0, 0)));

        Assert.That(bob.Output.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"alice: a{i}")));
        Assert.That(alice.Output.Where(line => line.StartsWith("bob: ", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"bob: b{i}")));
        Assert.That(alice.Output.Where(line => line.StartsWith("-> ", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"-> bob: a{i} [delivered]")));
        Assert.That(bob.Output.Where(line => line.StartsWith("-> ", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"-> alice: b{i} [delivered]")));
    }

    [Test]
    public void Five_hundred_lines_at_the_default_rate_arrive_late_but_whole()
    {
        using var bob = ClientProgram.Connected("bob", _server.Address);
        using var alice = ClientProgram.Connected("alice", _server.Address);
        alice.Type(["chat bob", .. Enumerable.Range(0, 500).Select(i => $"{i}")]);
        alice.EndInput();

        Assert.That(alice.WaitForExit(), Is.Zero);
        Assert.That(alice.Output.Where(line => line.EndsWith("[delivered]", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(500));
        Assert.That(bob.Output.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, 500).Select(i => $"alice: {i}")));
    }

    [Test]
    public void Hostile_texts_never_reach_the_other_terminal_raw()
    {
        using var bob = ClientProgram.Connected("bob", _server.Address);
        using var mallory = new RawClient(_server.Port).Connect("mallory");

        mallory.SendText("bob", "\u001b[2J\u001b]52;c;eA==\u0007 \r* you are rich \u009b31m \u202eevil\u2066 x" + new string('\u0301', 4000));
        mallory.SendText("bob", "one\ntwo");

        bob.WaitFor("mallory: ");
        bob.WaitFor("    | two");
        var printed = string.Concat(bob.Output);
        Assert.That(printed.Where(character => "\u001b\u0007\r\u009b\u202e\u2066".Contains(character, StringComparison.Ordinal)), Is.Empty);
        Assert.That(printed.Count(character => character == '\u0301'), Is.LessThan(10));
    }

    [Test]
    public void Json_is_one_object_a_line_and_nothing_else()
    {
        using var bob = new ClientProgram("bob", _server.Address, "--json");
        bob.WaitFor("\"users\"");
        bob.Type("chat2", "bob>me", "nobody>hello", "quit");
        bob.EndInput();
        bob.WaitForExit();

        var events = bob.Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.That(events, Has.All.Matches<JsonElement>(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("event", out _) && e.TryGetProperty("server", out _)));
        Assert.That(events.Select(e => e.GetProperty("event").GetString()), Does.Contain("state").And.Contains("users").And.Contains("verdict"));
        Assert.That(bob.Errors, Is.Empty);
    }

    [Test]
    public void A_reader_that_goes_away_ends_the_client_quietly()
    {
        using var shell = Process.Start(new ProcessStartInfo("bash")
        {
            ArgumentList = { "-c", $"(for i in $(seq 200); do echo commands; done; sleep 30) 2> /dev/null | dotnet \"$0\" --server {_server.Address} --name alice | head -1", Dll("Fsm.Chat.Client") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        Assert.That(shell.StandardOutput.ReadToEnd().Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(shell.StandardError.ReadToEnd(), Is.Empty);
        shell.Kill(entireProcessTree: true);
    }

    [TestCase("--name", "two words")]
    [TestCase("--server", "nowhere:")]
    [TestCase("--plain", "--json")]
    public void A_mistake_in_the_options_is_one_line_and_exit_code_2(params string[] arguments)
    {
        using var client = new ClientProgram("alice", _server.Address, arguments);

        Assert.That(client.WaitForExit(), Is.EqualTo(2));
        Assert.That(client.Output, Is.Empty);
        Assert.That(client.Errors, Is.Not.Empty);
    }

    private static string Dll(string project) => ChildProcess.PathOf(project);
}
