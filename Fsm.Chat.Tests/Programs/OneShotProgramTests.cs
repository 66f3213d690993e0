using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>The commands for scripts, as scripts call them.</summary>
[Parallelizable]
public sealed class OneShotProgramTests
{
    private ServerProgram _server = null!;

    [OneTimeSetUp]
    public void Start() => _server = new();

    [OneTimeTearDown]
    public void Stop() => _server.Dispose();

    [Test]
    public void Text_of_several_lines_goes_from_one_pipe_into_another()
    {
        using var listener = new ClientProgram("builds", _server.Address, "listen", "--json", "--count", "1");
        WaitUntilThere("builds");
        using var sender = new ClientProgram("make", _server.Address, "send", "builds", "--wait", "delivered", "--json");

        sender.Type("one", "/quit", "", "\u001b[2Jlast");
        sender.EndInput();

        Assert.That((sender.WaitForExit(), listener.WaitForExit()), Is.EqualTo((0, 0)));
        using var result = JsonDocument.Parse(sender.Output.Single());
        using var message = JsonDocument.Parse(listener.Output.Single());
        Assert.That((Text(result, "status"), Text(result, "to"), result.RootElement.GetProperty("done").GetBoolean()), Is.EqualTo(("delivered", "builds", true)));
        Assert.That((Text(message, "event"), Text(message, "from"), Text(message, "text")), Is.EqualTo(("message", "make", "one\n/quit\n\n\u001b[2Jlast")));
        Assert.That(sender.Errors.Concat(listener.Errors), Is.Empty);
    }

    [Test]
    public void Nothing_that_is_printed_can_act_on_a_terminal()
    {
        using var listener = new ClientProgram("plain", _server.Address, "listen", "--count", "1");
        WaitUntilThere("plain");
        using var sender = new ClientProgram("make", _server.Address, "send", "plain", "\u001b[31mred");

        Assert.That((sender.WaitForExit(), listener.WaitForExit()), Is.EqualTo((0, 0)));
        Assert.That(listener.Output.Concat(sender.Output), Is.EqualTo(new[] { @"make: \u{1B}[31mred", "delivered to plain" }));
    }

    [Test]
    public void Unknown_recipient_is_an_error_for_the_script_and_a_line_for_people()
    {
        using var sender = new ClientProgram("make", _server.Address, "send", "nobody", "hi");

        Assert.That(sender.WaitForExit(), Is.EqualTo(4));
        Assert.That((sender.Output, sender.Errors.Single()), Is.EqualTo((Array.Empty<string>(), "! unknown_recipient: nobody of that name or port is connected -- the command users lists who is connected; into a group writes who has a seat in it, or lines from a client without a command that stays in it")));
    }

    [Test]
    public void Frozen_recipient_is_given_up_in_time_and_has_the_text_when_it_goes_on()
    {
        using var listener = new ClientProgram("frozen", _server.Address, "listen");
        WaitUntilThere("frozen");
        listener.Freeze();
        using var sender = new ClientProgram("make", _server.Address, "send", "frozen", "hi", "--timeout", "5");

        Assert.That(sender.WaitForExit(), Is.EqualTo(3));
        Assert.That(sender.Errors.Single(), Is.EqualTo("! timed_out: not in time: the server has the text, and may still deliver it to frozen -- a longer --timeout waits longer"));
        listener.Thaw();
        listener.WaitFor("make: hi");
    }

    [Test]
    public void Input_that_does_not_end_is_not_waited_for_longer_than_was_said()
    {
        using var sender = new ClientProgram("make", _server.Address, "send", "bob", "--timeout", "1", "--json");

        Assert.That(sender.WaitForExit(), Is.EqualTo(3));
        using var result = JsonDocument.Parse(sender.Output.Single());
        Assert.That((Text(result, "status"), Text(result, "reason")), Is.EqualTo(("not_sent", "timed_out")));
    }

    [Test]
    public void Server_that_is_not_there_is_another_error()
    {
        using var sender = new ClientProgram("make", "127.0.0.1:1", "send", "bob", "hi", "--json");

        Assert.That(sender.WaitForExit(), Is.EqualTo(5));
        using var result = JsonDocument.Parse(sender.Output.Single());
        Assert.That((Text(result, "status"), Text(result, "reason")), Is.EqualTo(("not_sent", "server_unreachable")));
    }

    [TestCase(PosixSignal.SIGTERM)]
    [TestCase(PosixSignal.SIGINT)]
    public void Signal_ends_a_listener_quietly_and_its_name_is_free_at_once(PosixSignal signal)
    {
        using (var listener = new ClientProgram("ending", _server.Address, "listen"))
        {
            WaitUntilThere("ending");
            listener.Signal(signal);
            Assert.That((listener.WaitForExit(), listener.Output.Concat(listener.Errors)), Is.EqualTo((0, Array.Empty<string>())));
        }

        using var again = new ClientProgram("ending", _server.Address, "users");
        Assert.That(again.WaitForExit(), Is.Zero);
    }

    [Test]
    public void Reader_that_has_enough_ends_a_listener_quietly()
    {
        using var listener = ClientProgram.PipedInto("head -1", "headed", _server.Address, "listen");
        WaitUntilThere("headed");
        using (var first = new ClientProgram("make", _server.Address, "send", "headed", "one"))
            Assert.That(first.WaitForExit(), Is.Zero);
        listener.WaitFor("make: one");

        // The pipe breaks only when it is written to again, and whoever wrote that learns that it was not shown.
        using var second = new ClientProgram("make", _server.Address, "send", "headed", "two");

        Assert.That((listener.WaitForExit(), listener.Errors), Is.EqualTo((0, Array.Empty<string>())));
        Assert.That(second.WaitForExit(), Is.EqualTo(4));
    }

    [Test]
    public void File_goes_to_one_and_is_declined_by_another()
    {
        using var bob = ClientProgram.Connected("bob", _server.Address);
        using var carol = ClientProgram.Connected("carol", _server.Address);
        var file = Path.Combine(bob.WorkingDirectory, "plan \"b\".txt");
        File.WriteAllText(file, "the plan");
        using var sender = new ClientProgram("make", _server.Address, "send-file", file, "bob", "carol", "--json", "--timeout", "60");
        bob.WaitFor("offers a file");
        carol.WaitFor("offers a file");
        bob.Type("accept");
        carol.Type("decline");

        Assert.That(sender.WaitForExit(), Is.EqualTo(4));
        var results = sender.Output.Select(line => JsonDocument.Parse(line)).ToList();
        Assert.That(results.Select(result => $"{Text(result, "to")} {Text(result, "status")}"), Is.EqualTo(new[] { "bob completed", "carol declined" }));
    }

    [Test]
    public void Wrong_arguments_are_told_before_anything_is_sent()
    {
        using var sender = new ClientProgram("make", _server.Address, "send", "bob", "hi", "--wait", "long");

        Assert.That((sender.WaitForExit(), sender.Output), Is.EqualTo((2, Array.Empty<string>())));
        Assert.That(sender.Errors.Single(), Does.StartWith("error: ").And.Contain("delivered"));
    }

    [Test]
    public void Bash_completes_with_the_program_itself()
    {
        var program = Path.ChangeExtension(ChildProcess.PathOf("Fsm.Chat.Client"), null);
        var script = $"""
            eval "$("{program}" completion bash)"
            COMP_LINE='{program} send bob --wa'; COMP_POINT=${"{#COMP_LINE}"}; COMP_WORDS=('{program}' send bob --wa); COMP_CWORD=3
            _Fsm.Chat.Client_complete; echo "$COMPREPLY"
            COMP_LINE='{program} send bob --wait d'; COMP_POINT=${"{#COMP_LINE}"}; COMP_WORDS=('{program}' send bob --wait d); COMP_CWORD=4
            _Fsm.Chat.Client_complete; echo "$COMPREPLY"
            """;
        var completed = Tool.Run("bash", "-c", script)!.Output;

        Assert.That(completed.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { "--wait", "delivered" }));
    }

    // Asked on a socket: another program would take longer to begin than the one that is waited for.
    private void WaitUntilThere(string name)
    {
        using var asker = new RawClient(_server.Port).Connect("asker");
        Assert.That(() => asker.AskUsers(name), Is.EqualTo(new[] { name }).After((int)ChildProcess.Patience.TotalMilliseconds, 20));
        asker.Leave();
    }

    private static string? Text(JsonDocument json, string field) => json.RootElement.GetProperty(field).GetString();
}
