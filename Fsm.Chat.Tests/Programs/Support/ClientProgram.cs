namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A client as a person or a script starts it.</summary>
internal sealed class ClientProgram(string name, string server, params string[] arguments)
    : ChildProcess("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments])
{
    /// <summary>A client that has shown that it is connected.</summary>
    public static ClientProgram Connected(string name, string server, params string[] arguments)
    {
        var client = new ClientProgram(name, server, arguments);
        client.WaitFor($"connected to {server} as {name}");
        return client;
    }
}
