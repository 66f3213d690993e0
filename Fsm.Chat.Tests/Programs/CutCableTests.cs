using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>A link that goes silent: packets are lost, no end of the stream is seen by anybody. Only each side's own timeout can tell.</summary>
[Parallelizable]
public sealed class CutCableTests
{
    [Test]
    public void Both_ends_of_a_silent_link_find_out_by_their_own_timeouts_and_go_on_when_it_is_mended()
    {
        using var hosts = TwoHosts.Create();
        using var server = ServerProgram.On(hosts.Server, "--listen", $"{TwoHosts.ServerAddress}:7400", "--insecure", "--ping-after", "1", "--dead-after", "3", "--log-level", "debug", "--log", "server.log");
        var address = server.Address;
        using var bob = ClientProgram.ConnectedOn(hosts.Client, "bob", address);
        using var alice = ClientProgram.ConnectedOn(hosts.Client, "alice", address);
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");

        hosts.CutCable();
        alice.Type("into the void");

        alice.WaitFor("! server_unreachable");
        bob.WaitFor("! server_unreachable");
        Assert.That(() => string.Concat(Directory.GetFiles(server.WorkingDirectory).Select(Read)),
            Does.Contain("DeadTimerElapsed").After(20_000, 100), "the server gave them up by its own timer");

        hosts.MendCable();

        bob.WaitFor("again as bob: nothing was lost");
        alice.WaitFor("-> bob: into the void [delivered]");
    }

    private static string Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }
}
