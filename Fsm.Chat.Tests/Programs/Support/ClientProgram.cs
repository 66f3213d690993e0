namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A client as a person or a script starts it.</summary>
internal sealed class ClientProgram : ChildProcess
{
    public ClientProgram(string name, string server, params string[] arguments)
        : base("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments])
    {
    }

    public ClientProgram(IReadOnlyDictionary<string, string> environment, string name, string server, params string[] arguments)
        : base("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments], environment: environment)
    {
    }

    // The shell becomes the program.
    private ClientProgram(string screen, IReadOnlyDictionary<string, string>? environment, string name, string server, string[] arguments)
        : base("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments], ["sh", "-c", "file=$0; exec \"$@\" >> \"$file\"", screen], environment)
    {
    }

    private ClientProgram(IReadOnlyList<string> around, string name, string server, string[] arguments)
        : base("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments], around)
    {
    }

    private ClientProgram(string host, string name, string server, string[] arguments)
        : base("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments], ["ip", "netns", "exec", host])
    {
    }

    /// <summary>A client in a network namespace, that has shown that it is connected.</summary>
    public static ClientProgram ConnectedOn(string host, string name, string server)
    {
        var client = new ClientProgram(host, name, server, []);
        client.WaitFor($"connected to {server} as {name}");
        return client;
    }

    public static ClientProgram PrintingTo(string screen, string name, string server, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        new(screen, environment, name, server, arguments);

    /// <summary>A client whose output is read by another program; it ends with the client's exit code.</summary>
    public static ClientProgram PipedInto(string reader, string name, string server, params string[] arguments) =>
        new(["bash", "-c", $"\"$@\" | {reader}; exit ${{PIPESTATUS[0]}}", "bash"], name, server, arguments);

    /// <summary>A client that has shown that it is connected.</summary>
    public static ClientProgram Connected(string name, string server, params string[] arguments)
    {
        var client = new ClientProgram(name, server, arguments);
        client.WaitFor($"connected to {server} as {name}");
        return client;
    }
}
