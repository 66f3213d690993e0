using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Tab at a real terminal: commands, people, groups and paths, as far as they are possible now.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CompletionScreenTests : ScreenFixture
{
    [Test]
    public void A_command_is_completed_in_the_servers_window_and_in_a_conversation()
    {
        Json();
        var alice = Terminal();
        Complete(alice, "fi", "> file");
        Complete(alice, "/fi", "> /file");
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");

        Complete(alice, "/fi", "bob> /file");
        Complete(alice, "fi", "bob> fi", "a plain word is a word");
        alice.Press("M-1");
        alice.WaitFor(screen => screen.StartsWith(" 1 ", StringComparison.Ordinal), "the server's window");
        Complete(alice, "fi", "> file", "here every line is a command, whomever one talks to");
    }

    [Test]
    public void Only_what_is_possible_now_is_offered()
    {
        Json();
        var alice = Terminal();
        Complete(alice, "/sa", "> /sa", "there is nobody to say it to");
        Complete(alice, "/conn", "> /connect", "to another server");
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        Complete(alice, "/sa", "bob> /say");
        alice.TypeLine("/disconnect");
        alice.WaitFor("│ Disconnected");

        Complete(alice, "/sa", "bob> /sa", "there is no server");
        Complete(alice, "/conn", "bob> /connect");
    }

    [Test]
    public void Of_several_people_and_groups_the_next_Tab_takes_one_after_the_other()
    {
        Json();
        Json("bella");
        Json("carol");
        var alice = Terminal();
        alice.TypeLine("group bakers");
        alice.WaitFor("you have made the group bakers");

        alice.Type("chat b");
        alice.Press("Tab");
        alice.WaitFor("\n bella  bob  bakers\n");
        alice.Press("Tab");
        WaitForLine(alice, "> chat bella");
        alice.Press("Tab");
        WaitForLine(alice, "> chat bob");
        alice.Press("Tab");
        WaitForLine(alice, "> chat bakers");
        Assert.That(alice.Cursor.Column, Is.EqualTo("> chat bakers ".Length), "the next word can be typed");
        alice.Press("C-u");
        alice.WaitFor(screen => !screen.Contains("\n bella  bob  bakers\n", StringComparison.Ordinal), "no choice any more");
        Complete(alice, "chat c", "> chat carol");
        Complete(alice, "chat ba", "> chat bakers");
    }

    [Test]
    public void A_path_is_completed_folder_by_folder_and_then_who_gets_it()
    {
        var bob = Json();
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "my letters"));
        File.WriteAllText(Path.Combine(folder, "my letters", "to bob.txt"), "Dear Bob");
        File.WriteAllText(Path.Combine(folder, "my letters", "to carol.txt"), "Dear Carol");
        var alice = Terminal();

        alice.Type($"file {folder}/m");
        alice.Press("Tab");
        WaitForLine(alice, $"> file \"{folder}/my letters/");
        alice.Press("Tab");
        WaitForLine(alice, $"> file \"{folder}/my letters/to");
        alice.WaitFor("\n to bob.txt  to carol.txt\n");
        alice.Type("b");
        alice.Press("Tab");
        WaitForLine(alice, $"> file \"{folder}/my letters/to bob.txt\"");
        alice.Type("b");
        alice.Press("Tab");
        WaitForLine(alice, $"> file \"{folder}/my letters/to bob.txt\" bob");
        alice.Press("Enter");

        Assert.That(bob.WaitFor("\"event\":\"offer\""), Does.Contain("\"to bob.txt\""));
    }

    // What Tab makes of a beginning; the mark behind it shows that nothing more came, and where the cursor was.
    private static void Complete(TmuxTerminal terminal, string typed, string line, string why = "")
    {
        terminal.Type(typed);
        terminal.Press("Tab");
        terminal.Type("|");
        terminal.WaitFor(screen => LastLine(screen).EndsWith('|'), $"{line} {why}");
        Assert.That(LastLine(terminal.Screen)[..^1].TrimEnd(), Is.EqualTo(line), why);
        terminal.Press("C-u");
        terminal.WaitFor(screen => LastLine(screen).EndsWith('>'), "an empty line");
    }

    private static void WaitForLine(TmuxTerminal terminal, string line) => terminal.WaitFor(screen => LastLine(screen) == line, $"the line \"{line}\"");

    private static string LastLine(string screen) => screen.TrimEnd('\n').Split('\n')[^1];
}
