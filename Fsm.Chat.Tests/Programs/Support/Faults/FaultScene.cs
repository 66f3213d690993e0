namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>A server behind a bad line, and the look at it afterwards: it is alive and as it was before.</summary>
internal sealed class FaultScene : IDisposable
{
    private const string Bug = "InternalErrorCaught";
    private readonly string[] _options;
    private readonly List<ChildProcess> _programs = [];
    private readonly IReadOnlyList<string> _resources;
    private string _address = "";

    public FaultScene(params string[] serverOptions)
    {
        _options = ["--log", "server.log", "--log-level", "debug", .. serverOptions];
        Server = Started("--listen", "127.0.0.1:0");
        // What the program loads at its first visitor and its first loss stays open.
        using (var lost = new RawClient(Server.Port))
            lost.SendBytes(0);
        Probe();
        _resources = Server.Resources;
        Proxy = new(Server.Port);
    }

    public ServerProgram Server { get; private set; }

    public FaultProxy Proxy { get; }

    /// <summary>A folder for the state of clients that follow one another.</summary>
    public string StateHome { get; } = Directory.CreateTempSubdirectory("fsmchat").FullName;

    public string ServerLog => Server.Log;

    /// <summary>A client that keeps its state in the common folder, and has shown that it is connected.</summary>
    public ClientProgram Client(string name, bool isOnBadLine, params string[] arguments)
    {
        var client = Begin(name, isOnBadLine, arguments);
        client.WaitFor("connected to ");
        return client;
    }

    /// <summary>A client that keeps its state in the common folder.</summary>
    public ClientProgram Begin(string name, bool isOnBadLine, params string[] arguments) =>
        Add(new ClientProgram(Environment, name, AddressFor(isOnBadLine), [.. Logged, .. arguments]));

    /// <summary>A client that prints JSON to a screen that it shares with others.</summary>
    public ClientProgram ClientOn(SharedScreen screen, string name, bool isOnBadLine) =>
        Add(ClientProgram.PrintingTo(screen.File, name, AddressFor(isOnBadLine), Environment, [.. Logged, "--json"]));

    /// <summary>Kills the server and starts another one where it was.</summary>
    public void RestartServer()
    {
        KillServer();
        StartServer();
    }

    /// <summary>Kills the server; nothing listens at its address any more.</summary>
    public void KillServer()
    {
        _address = Server.Address;
        Server.Kill();
    }

    /// <summary>Starts the server again where it was killed.</summary>
    public void StartServer() => Server = Started("--listen", _address);

    /// <summary>Fails unless the server lives, has nobody left, no descriptor more than at the beginning, and nobody has met a bug.</summary>
    public void AssertUnharmed()
    {
        Assert.That(Probe, Is.EqualTo(new[] { "probe" }).After(10_000, 50), "nobody is left");
        Assert.That(() => Server.Resources, Is.SubsetOf(_resources).After(10_000, 50));
        foreach (var program in _programs)
        {
            Assert.That(program.Log, Does.Not.Contain(Bug).And.Not.Contain("(Bug)").And.Not.Contain(", Bug").And.Not.Match("; [1-9][0-9]* internal errors"));
            Assert.That(program.Errors, Is.Empty);
        }
    }

    public void Dispose()
    {
        Proxy.Dispose();
        _programs.ForEach(program => program.Dispose());
        Directory.Delete(StateHome, recursive: true);
    }

    private static string[] Logged => ["--log", "client.log", "--log-level", "Debug"];

    private Dictionary<string, string> Environment => new() { ["XDG_STATE_HOME"] = StateHome };

    private string AddressFor(bool isOnBadLine) => isOnBadLine ? Proxy.Address : Server.Address;

    private ServerProgram Started(params string[] where)
    {
        var server = Add(new ServerProgram([.. where, .. _options]));
        Assert.That(server.Port, Is.Positive);
        return server;
    }

    private TProgram Add<TProgram>(TProgram program)
        where TProgram : ChildProcess
    {
        _programs.Add(program);
        return program;
    }

    // Who is on the server, seen by somebody who takes leave again.
    private string[] Probe()
    {
        using var probe = new RawClient(Server.Port).Connect("probe");
        var users = probe.AskUsers("");
        probe.Leave();
        return users;
    }
}
