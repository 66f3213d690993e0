using Fsm.Chat.Tests.Programs.Support.Faults;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Files on their way over a slow line, at a real terminal.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed partial class TransferScreenTests : ScreenFixture
{
    private static readonly Fault Slow = new() { BytesPerSecond = 100 * 1024 };

    private string _folder = "";

    [SetUp]
    public void Begin()
    {
        _folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        File.WriteAllBytes(Path.Combine(_folder, "cake.bin"), new byte[8 * 1024 * 1024]);
    }

    [Test]
    public void What_one_sends_has_a_bar_with_speed_and_time_left_and_ends_in_a_line()
    {
        var line = Keep(new FaultProxy(Server.Port));
        var (bob, alice) = (Json(), Terminal(server: line.Address));
        line.Impose(Way.ToServer, Slow);
        alice.TypeLine($"file {_folder}/cake.bin bob");
        bob.WaitFor("\"event\":\"offer\"");
        bob.Type("accept");
        WaitForBar(alice, "cake.bin → bob");
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.TypeLine("you will like it");
        alice.WaitFor("me: you will like it ✓✓");
        WaitForBar(alice, "cake.bin → bob");
        line.Impose(Way.ToServer, Fault.None);

        alice.Press("M-1"); // there the command was typed
        alice.WaitFor("\"cake.bin\" to bob completed");
        Assert.That(Bar().IsMatch(alice.Screen), Is.False);
        bob.WaitFor("\"status\":\"completed\"");
    }

    [Test]
    public void What_one_gives_up_has_no_bar_any_more_and_the_other_side_is_told()
    {
        var line = Keep(new FaultProxy(Server.Port));
        var (bob, alice) = (Json(), Terminal(server: line.Address));
        line.Impose(Way.ToServer, Slow);
        alice.TypeLine($"file {_folder}/cake.bin bob");
        bob.WaitFor("\"event\":\"offer\"");
        bob.Type("accept");
        WaitForBar(alice, "cake.bin → bob");
        alice.Type("/can");
        alice.Press("Tab", "Tab");
        alice.WaitFor("> /cancel 1");
        alice.Press("Enter");

        alice.WaitFor("\"cake.bin\" to bob cancelled");
        Assert.That(Bar().IsMatch(alice.Screen), Is.False);
        bob.WaitFor("\"status\":\"cancelled\"");
    }

    [Test]
    public void What_comes_has_a_bar_too_and_can_be_given_up()
    {
        var line = Keep(new FaultProxy(Server.Port));
        var bob = Json();
        var alice = Terminal(server: line.Address, arguments: ["--lang", "es", "--downloads", Path.Combine(_folder, "in")]);
        line.Impose(Way.ToClient, Slow);
        bob.Type($"file {_folder}/cake.bin alice");
        alice.WaitFor("F2 acepta, F3 rechaza");
        alice.Press("F2");
        WaitForBar(alice, "cake.bin ← bob");
        alice.TypeLine("/cancel 1");

        alice.WaitFor("\"cake.bin\" de bob cancelada");
        Assert.That(Bar().IsMatch(alice.Screen), Is.False);
        bob.WaitFor("\"status\":\"cancelled\"");
    }

    private static void WaitForBar(TmuxTerminal terminal, string file) => terminal.WaitFor(
        screen => screen.Split('\n').Any(row => Bar().IsMatch(row) && row.Contains(file, StringComparison.Ordinal)), $"a bar for {file}");

    // Such as "[###.......] 1 cake.bin → bob  33 %, 12 s left, 98.3 KiB/s, 8.0 MiB".
    [GeneratedRegex(@"^ \[[#.]{10}\] 1 cake\.bin [→←] bob  [0-9]+ %, (quedan )?[0-9:]+( s)?( left)?, [0-9.]+ [KM]iB/s, 8\.0 MiB$", RegexOptions.Multiline)]
    private static partial Regex Bar();
}
