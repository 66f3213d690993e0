using System.Text.Json;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A client as a person or a script starts it.</summary>
internal sealed class ClientProgram : ChildProcess
{
    public ClientProgram(string name, string server, params string[] arguments)
        : this([], null, name, Plain(server, arguments), arguments)
    {
    }

    public ClientProgram(IReadOnlyDictionary<string, string> environment, string name, string server, params string[] arguments)
        : this([], environment, name, Plain(server, arguments), arguments)
    {
    }

    private ClientProgram(IReadOnlyList<string> around, IReadOnlyDictionary<string, string>? environment, string name, string server, string[] arguments)
        : base("Fsm.Chat.Client", ["--server", server, "--name", name, .. arguments], around, environment)
    {
    }

    /// <summary>A client that names its server as people do, and so tries TLS. All others do not: they are not about that, and a handshake is the longest part of a start.</summary>
    public static ClientProgram TryingTls(string name, string server, params string[] arguments) => new([], null, name, server, arguments);

    /// <summary>A client in a network namespace, that has shown that it is connected.</summary>
    public static ClientProgram ConnectedOn(string host, string name, string server) => Seen(new(["ip", "netns", "exec", host], null, name, server, []), name, server);

    /// <summary>A client that has shown that it is connected.</summary>
    public static ClientProgram Connected(string name, string server, params string[] arguments) => Seen(new(name, server, arguments), name, server);

    /// <summary>A client that prints to a file. The shell becomes the program.</summary>
    public static ClientProgram PrintingTo(string screen, string name, string server, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        new(["sh", "-c", "file=$0; exec \"$@\" >> \"$file\"", screen], environment, name, Plain(server, arguments), arguments);

    /// <summary>A client that has a terminal.</summary>
    public static ClientProgram At(PseudoTerminal terminal, string name, string server, params string[] arguments)
    {
        // No test is so slow that what belongs together comes too late.
        var environment = new Dictionary<string, string> { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "", ["LC_ALL"] = "C.UTF-8", ["ESCDELAY"] = "10000" };
        return new(["sh", "-c", "terminal=$0; exec setsid -c \"$@\" < \"$terminal\" > \"$terminal\" 2>&1", terminal.Path], environment, name, Plain(server, arguments), arguments);
    }

    /// <summary>A client whose output is read by another program; it ends with the client's exit code.</summary>
    public static ClientProgram PipedInto(string reader, string name, string server, params string[] arguments) =>
        new(["bash", "-c", $"\"$@\" | {reader}; exit ${{PIPESTATUS[0]}}", "bash"], null, name, Plain(server, arguments), arguments);

    public ClientProgram Types(params string[] lines)
    {
        Type(lines);
        return this;
    }

    /// <summary>Waits for an event that has this value in a field.</summary>
    public ClientProgram Sees(string name, string field, string value)
    {
        Event(name, field, value);
        return this;
    }

    /// <summary>The next event of this kind that has this value in a field.</summary>
    public JsonElement Event(string name, string field, string value) => JsonDocument.Parse(WaitFor(
        line => line.Contains($"\"event\":\"{name}\"", StringComparison.Ordinal) && line.Contains($"\"{field}\":\"{value}\"", StringComparison.Ordinal),
        $"the {name} with the {field} {value}")).RootElement;

    private static string Plain(string server, string[] arguments) =>
        server.Contains("://", StringComparison.Ordinal) || arguments.Any(word => word is "--tls" or "--ca") ? server : $"tcp://{server}";

    private static ClientProgram Seen(ClientProgram client, string name, string server)
    {
        client.WaitFor($"connected to {server} as {name}");
        return client;
    }
}
