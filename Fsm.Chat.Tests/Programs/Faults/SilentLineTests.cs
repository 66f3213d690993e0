using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Faults;

/// <summary>A line that swallows what is sent and tells nobody.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SilentLineTests
{
    [Test]
    public void Both_ends_notice_by_themselves_and_the_client_comes_back_when_the_line_does()
    {
        using var scene = new FaultScene("--ping-after", "1", "--dead-after", "2");
        var (alice, bob) = Talking(scene);

        foreach (var way in Enum.GetValues<Way>())
            scene.Proxy.Impose(way, Fault.Blackhole);
        alice.Type("into the void");
        alice.WaitFor("* bob has lost the connection for now");
        bob.WaitFor("! server_unreachable");
        bob.WaitFor("* reconnecting to ");
        Assert.That(scene.ServerLog, Does.Contain("DeadTimerElapsed"));
        foreach (var way in Enum.GetValues<Way>())
            scene.Proxy.Impose(way, Fault.None);
        scene.Proxy.Cut(CutKind.Reset); // what was begun in the dark has lost bytes

        bob.WaitFor("again as bob: nothing was lost");
        bob.WaitFor("alice: into the void");
        alice.WaitFor("-> bob: into the void [delivered]");
        Leave(scene, alice, bob);
    }

    [Test]
    public void A_client_that_hears_nothing_more_takes_its_session_along_and_nobody_sees_a_thing()
    {
        using var scene = new FaultScene("--ping-after", "1", "--dead-after", "2");
        var (alice, bob) = Talking(scene);

        scene.Proxy.ImposeOnPresent(Way.ToClient, Fault.Blackhole);
        scene.Proxy.ImposeOnPresent(Way.ToServer, new() { HidesEnd = true }); // the server hears its pings still, and not that it gives up
        alice.Type("into the void");

        bob.WaitFor("again as bob: nothing was lost");
        bob.WaitFor("alice: into the void");
        alice.WaitFor("-> bob: into the void [delivered]");
        Assert.That(alice.Output, Has.None.Contains("lost"));
        Assert.That(() => scene.ServerLog, Does.Contain("closed, replaced").After(5000, 50), "the old link ends");
        Leave(scene, alice, bob);
    }

    [Test]
    public void The_link_that_a_session_was_taken_from_is_told_that_it_is_replaced()
    {
        using var scene = new FaultScene();
        using var ghost = new RawClient(scene.Server.Port);
        var token = ghost.SendConnect("bob").ExpectToken();
        ghost.Read(FrameAction.UserList);

        using (var stranger = new RawClient(scene.Server.Port))
        {
            Assert.That(stranger.SendConnect("bob").ExpectConfirmation().Status, Is.EqualTo(StatusCode.NameTaken), "the name alone is not enough");
        }

        using var bob = new RawClient(scene.Server.Port);
        bob.Resume("", token);

        Assert.That(ghost.ExpectClose(), Is.EqualTo(CloseReason.Replaced));
        bob.Read(FrameAction.Confirmation);
        bob.Leave();
        ghost.Dispose();
        scene.AssertUnharmed();
    }

    [Test]
    public void A_client_that_ends_its_direction_still_gets_its_answers()
    {
        using var scene = new FaultScene("--resume-window", "1");
        using var bob = new RawClient(scene.Server.Port).Connect("bob");
        bob.Send(new UserListRequest { Prefix = Encoding.UTF8.GetBytes("b") });
        bob.EndOutput();

        Assert.That(UserListPage.TryRead(bob.Read(FrameAction.UserList), out var page), Is.True);
        Assert.That(page.Users.Select(user => user.Name), Is.EqualTo(new[] { "bob" }));
        bob.ExpectClose();
        bob.Dispose();
        scene.AssertUnharmed();
    }

    private static (ClientProgram Alice, ClientProgram Bob) Talking(FaultScene scene)
    {
        var (alice, bob) = (scene.Client("alice", false), scene.Client("bob", true));
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");
        return (alice, bob);
    }

    private static void Leave(FaultScene scene, params ClientProgram[] clients)
    {
        foreach (var client in clients)
        {
            client.EndInput();
            Assert.That(client.WaitForExit(), Is.Zero);
        }

        scene.AssertUnharmed();
    }
}
