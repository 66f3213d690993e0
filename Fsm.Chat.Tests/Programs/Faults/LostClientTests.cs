using System.Runtime.InteropServices;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Faults;

/// <summary>A client that dies, or stands still for a while.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LostClientTests
{
    private static readonly string[] Numbers = [.. Enumerable.Range(1, 300).Select(i => $"{i}")];

    [Test]
    public void Whoever_talks_to_a_client_that_is_killed_is_told_at_once_and_again_when_its_time_is_over()
    {
        using var scene = new FaultScene("--resume-window", "2");
        var (alice, bob) = Talking(scene);

        bob.Kill();

        alice.WaitFor("* bob has lost the connection for now");
        alice.Type("kept for you");
        alice.WaitFor("* bob has disconnected");
        alice.WaitFor("-> bob: kept for you [failed");
        Leave(alice, 4);
        scene.AssertUnharmed();
    }

    [Test]
    public void A_client_that_stands_still_for_a_while_is_waited_for()
    {
        using var scene = new FaultScene("--rate", "0", "--ping-after", "1", "--dead-after", "60");
        var (alice, bob) = Talking(scene);

        bob.Freeze();
        alice.Type(Numbers);
        Assert.That(() => scene.ServerLog, Does.Match(" bob: .* on SilenceNoticed").After(20_000, 50));
        bob.Thaw();

        AssertAllCame(alice, bob);
        Assert.That(alice.Output.Concat(bob.Output), Has.None.Contains("lost"));
        Leave(alice, 0);
        Leave(bob, 0);
        scene.AssertUnharmed();
    }

    [Test]
    public void A_client_that_stands_still_for_too_long_comes_back_by_itself()
    {
        using var scene = new FaultScene("--rate", "0", "--ping-after", "1", "--dead-after", "2");
        var (alice, bob) = Talking(scene);

        bob.Freeze();
        alice.Type(Numbers);
        alice.WaitFor("* bob has lost the connection for now");
        bob.Thaw();

        AssertAllCame(alice, bob);
        Assert.That(alice.Output, Has.One.EqualTo("* bob is back"));
        Assert.That(bob.Output, Has.One.EndsWith("again as bob: nothing was lost"));
        Leave(alice, 0);
        Leave(bob, 0);
        scene.AssertUnharmed();
    }

    [Test]
    public void Two_who_open_and_leave_a_conversation_at_once_agree_on_it()
    {
        using var scene = new FaultScene();
        var (alice, bob) = (scene.Client("alice", false), scene.Client("bob", false));
        alice.Type("chat bob", "from alice", "quit");
        bob.Type("chat alice", "from bob", "quit");
        alice.WaitFor("from alice [delivered]");
        bob.WaitFor("from bob [delivered]");
        alice.Type("exit");
        bob.Type("exit");

        Assert.That((alice.WaitForExit(), bob.WaitForExit()), Is.EqualTo((0, 0)));
        scene.AssertUnharmed();
    }

    [Test]
    public void A_signal_lets_a_client_take_leave()
    {
        using var scene = new FaultScene();
        var (alice, bob) = Talking(scene);
        bob.Signal(PosixSignal.SIGTERM);

        Assert.That(bob.WaitForExit(), Is.Zero);
        alice.WaitFor("* bob has disconnected");
        Leave(alice, 0);
        scene.AssertUnharmed();
    }

    private static (ClientProgram Alice, ClientProgram Bob) Talking(FaultScene scene)
    {
        var (alice, bob) = (scene.Client("alice", false), scene.Client("bob", false));
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");
        return (alice, bob);
    }

    private static void AssertAllCame(ClientProgram alice, ClientProgram bob)
    {
        alice.WaitFor($"-> bob: {Numbers[^1]} [delivered]");
        Assert.That(bob.Output.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)).Skip(1), Is.EqualTo(Numbers.Select(number => $"alice: {number}")));
        Assert.That(
            alice.Output.Where(line => line.StartsWith("-> ", StringComparison.Ordinal)).Skip(1), Is.EqualTo(Numbers.Select(number => $"-> bob: {number} [delivered]")));
    }

    private static void Leave(ClientProgram client, int code)
    {
        client.EndInput();
        Assert.That(client.WaitForExit(), Is.EqualTo(code));
    }
}
