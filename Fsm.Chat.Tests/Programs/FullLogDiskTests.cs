using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>A full disk under the log is said once, and costs nobody a message.</summary>
[Platform("Linux")]
[Parallelizable(ParallelScope.All)]
public sealed class FullLogDiskTests
{
    private const int Messages = 300;

    [Test]
    public void Chat_goes_on_when_the_servers_log_cannot_be_written()
    {
        using var disk = new SmallDisk();
        disk.FillUpTo(16 * 1024);
        using var server = new ServerProgram("--log", Path.Combine(disk.Folder, "server-.log"), "--log-level", "debug");
        using var bob = ClientProgram.Connected("bob", server.Address);
        using var alice = ClientProgram.Connected("alice", server.Address);

        Talk(alice, bob);

        Assert.That(server.Errors, Has.Count.EqualTo(1).And.All.Contain("cannot be written; serving goes on"));
    }

    [Test]
    public void Chat_goes_on_when_a_clients_log_cannot_be_written()
    {
        using var disk = new SmallDisk();
        disk.FillUpTo(16 * 1024);
        using var server = new ServerProgram();
        using var bob = ClientProgram.Connected("bob", server.Address);
        using var alice = ClientProgram.Connected("alice", server.Address, "--log", Path.Combine(disk.Folder, "client.log"), "--log-level", "Debug");

        Talk(alice, bob);

        Assert.That(alice.Errors, Has.Count.EqualTo(1).And.All.Contain("cannot be written; the chat goes on"));
    }

    private static void Talk(ClientProgram alice, ClientProgram bob)
    {
        alice.Type(["chat bob", .. Enumerable.Range(1, Messages).Select(i => $"line {i} of many")]);

        for (var i = 1; i <= Messages; i++)
            bob.WaitFor($"alice: line {i} of many");
        alice.WaitFor($"-> bob: line {Messages} of many [delivered]");
    }
}
