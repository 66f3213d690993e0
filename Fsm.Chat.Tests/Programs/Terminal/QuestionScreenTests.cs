namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Offers and invitations at a real terminal: a key answers them, and no typed line ever does.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class QuestionScreenTests : ScreenFixture
{
    [Test]
    public void An_invitation_is_answered_by_a_key_in_the_middle_of_a_line()
    {
        var bob = Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("│ Chatting → bob │");
        alice.Type("yes, I thi");
        bob.Type("group bakers alice");
        alice.WaitFor("bob invites you to the group bakers: F2 accepts, F3 declines");
        alice.Press("F2");
        alice.WaitFor("#bakers");
        alice.WaitFor(screen => !screen.Contains("F2 accepts", StringComparison.Ordinal), "no question");
        alice.Type("nk so");
        alice.Press("Enter");

        Assert.That(bob.WaitFor("\"message\""), Does.Contain("\"text\":\"yes, I think so\""));
        alice.Press("M-3");
        alice.WaitFor(" 3 #bakers");
        alice.TypeLine("hello all");
        alice.WaitFor("me: hello all ✓✓ 1");
        Assert.That(bob.WaitFor("\"hello all\""), Does.Contain("\"group\":\"bakers\""));
    }

    [Test]
    public void A_file_is_accepted_by_a_key_shown_by_a_bar_and_verified()
    {
        var bob = Json();
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        var file = Path.Combine(folder, "cake.bin");
        File.WriteAllBytes(file, new byte[3_000_000]);
        var alice = Terminal(arguments: ["--downloads", Path.Combine(folder, "in")]);
        bob.Type($"file {file} alice");
        alice.WaitFor("bob offers \"cake.bin\" (2.9 MiB): F2 accepts, F3 declines");
        alice.Press("F2");

        Assert.That(bob.WaitFor("\"status\":\"completed\""), Does.Contain("cake.bin"));
        alice.WaitFor("completed");
        Assert.That(new FileInfo(Path.Combine(folder, "in", "cake.bin")).Length, Is.EqualTo(3_000_000));
    }

    [Test]
    public void A_file_is_declined_by_a_key_and_two_questions_are_answered_one_after_the_other()
    {
        var bob = Json();
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        File.WriteAllText(Path.Combine(folder, "one.txt"), "one");
        File.WriteAllText(Path.Combine(folder, "two.txt"), "two");
        var alice = Terminal(arguments: ["--downloads", Path.Combine(folder, "in")]);
        bob.Type($"file {folder}/one.txt alice", $"file {folder}/two.txt alice");
        alice.WaitFor("one.txt\" (3 bytes): F2 accepts, F3 declines (+1)");
        alice.Press("F3");
        alice.WaitFor("two.txt\" (3 bytes): F2 accepts, F3 declines");
        alice.Press("F2");

        bob.WaitFor("\"status\":\"declined\"");
        bob.WaitFor("\"status\":\"completed\"");
        Assert.That(Directory.GetFiles(Path.Combine(folder, "in")).Select(Path.GetFileName), Is.EqualTo(["two.txt"]));
    }

    [Test]
    public void What_others_send_cannot_touch_the_terminal()
    {
        var bob = Json();
        var alice = Terminal();
        var recording = Path.GetTempFileName();
        alice.Record(recording);
        bob.Type("chat alice", "\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u009b\u202e");
        alice.WaitFor("[bob 1]");
        alice.Press("M-2");

        alice.WaitFor(@"bob: \u{1B}]0;owned\u{7}\u{1B}[2J\u{1B}[31mred\u{9B}");
        var written = File.ReadAllText(recording);
        Assert.That(new[] { "\u001b]0;owned", "\u001b[31mred", "\u202e" }.Where(harm => written.Contains(harm, StringComparison.Ordinal)), Is.Empty);
    }
}
