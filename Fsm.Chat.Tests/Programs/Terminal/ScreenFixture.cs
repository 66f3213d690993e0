using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>A server, alice at a real terminal, and bob, of whom every event can be read.</summary>
internal abstract class ScreenFixture
{
    private readonly List<IDisposable> _things = [];
    private ServerProgram? _server;

    protected ServerProgram Server => _server!;

    [SetUp]
    public void StartServer()
    {
        TmuxTerminal.RequireTmux();
        _server = new ServerProgram("--rate", "0");
    }

    [TearDown]
    public void StopAll()
    {
        Enumerable.Reverse(_things).ToList().ForEach(thing => thing.Dispose());
        _things.Clear();
        _server?.Dispose();
    }

    protected TThing Keep<TThing>(TThing thing)
        where TThing : IDisposable
    {
        _things.Add(thing);
        return thing;
    }

    protected TmuxTerminal Terminal(string name = "alice", string? server = null, int columns = 80, int rows = 24, params string[] arguments)
    {
        var terminal = Started(name, server, columns, rows, [], arguments);
        terminal.WaitFor(screen => screen.Contains("│ Connected", StringComparison.Ordinal) || screen.Contains("│ Conectado", StringComparison.Ordinal), "a connection");
        return terminal;
    }

    /// <summary>A terminal at which a client was started.</summary>
    protected TmuxTerminal Started(string name, string? server, int columns, int rows, Dictionary<string, string> environment, params string[] arguments) =>
        Keep(new TmuxTerminal(columns, rows, environment, ["--server", $"tcp://{server ?? Server.Address}", "--name", name, .. arguments]));

    protected ClientProgram Json(string name = "bob")
    {
        var client = Keep(new ClientProgram(name, Server.Address, "--json", "--no-state"));
        client.WaitFor("\"connected\"");
        return client;
    }
}
