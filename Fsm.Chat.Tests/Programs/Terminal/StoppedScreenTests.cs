using System.Diagnostics;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>A client that a person stops from the keyboard or the shell, and lets go on.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class StoppedScreenTests : ScreenFixture
{
    [TestCase(true)]
    [TestCase(false)]
    public void A_stopped_client_gives_the_terminal_to_the_shell_and_fg_brings_all_back(bool isByKey)
    {
        var bob = Json();
        var alice = Keep(TmuxTerminal.InShell(80, 24, "--server", Server.Address, "--name", "alice", "--no-state"));
        alice.WaitFor("│ Connected");
        alice.TypeLine("chat bob");
        alice.WaitFor("Chatting → bob");
        alice.Type("begun before, ");
        alice.WaitFor("bob> begun before,");
        if (isByKey)
            alice.Press("C-z");
        else
            Process.Start("kill", ["-TSTP", $"{alice.ProgramId}"]).WaitForExit();

        alice.WaitFor("Stopped");
        Assert.That((alice.IsTaken, alice.ShowsCursor), Is.EqualTo((false, true)));
        alice.Type("echo the shell has $((6 * 7)); stty -a\n");
        alice.WaitFor("the shell has 42");
        alice.WaitFor(" icanon ");
        alice.Resize(70, 20);
        bob.Type("chat alice", "while you were away");
        bob.WaitFor("\"accepted\"");
        alice.Type("fg\n");
        alice.WaitFor("bob: while you were away");
        alice.WaitFor("bob> begun before,");
        Assert.That((alice.IsTaken, alice.Rows.Length), Is.EqualTo((true, 20)));
        alice.Type("ended after");
        alice.Press("Enter");

        Assert.That(bob.WaitFor("\"message\""), Does.Contain("begun before, ended after"));
    }
}
