using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Faults;

/// <summary>A server that dies and is started again: whoever was there comes back without being asked to.</summary>
[Parallelizable]
public sealed class LostServerTests
{
    [Test]
    public void A_server_that_was_killed_is_come_back_to_and_what_had_no_verdict_is_unknown()
    {
        using var scene = new FaultScene();
        var (alice, bob, carol) = (scene.Client("alice", false, "--json"), scene.Client("bob", false), scene.Client("carol", false));
        alice.Type("chat bob", "before");
        alice.WaitFor("\"text\":\"before\",\"status\":\"delivered\"");
        bob.Freeze();
        alice.Type("in flight");
        alice.WaitFor("\"text\":\"in flight\",\"status\":\"accepted\"");

        scene.KillServer();
        alice.WaitFor("\"state\":\"AwaitingServer\"");
        alice.Type("kept");
        scene.StartServer();
        bob.Thaw();

        alice.WaitFor("\"text\":\"in flight\",\"status\":\"unknown\"");
        alice.WaitFor(" as alice (server ");
        bob.WaitFor("unknown_session");
        bob.WaitFor(" as bob (server ");
        carol.WaitFor(" as carol (server ");
        bob.WaitFor("alice: kept");
        alice.WaitFor("\"text\":\"kept\",\"status\":\"delivered\"");
        alice.Type("after");
        bob.WaitFor("alice: after");
        alice.WaitFor("\"text\":\"after\",\"status\":\"delivered\"");
        Assert.That(alice.Output, Has.None.Contains("\"text\":\"before\",\"status\":\"unknown\""));
        foreach (var client in new[] { alice, bob, carol })
        {
            client.EndInput();
            Assert.That(client.WaitForExit(), Is.EqualTo(5), "a connection was lost");
        }

        scene.AssertUnharmed();
    }
}
