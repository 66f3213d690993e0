using System.Runtime.InteropServices;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>
/// A server and the people on it. Two of them, with real clients that print JSON, stay from case to case; all others come for one case. Each comes when it is first asked for.
/// </summary>
internal sealed class Scene(params string[] serverOptions) : IDisposable
{
    private const string Log = "server.log";
    private readonly Dictionary<string, ClientProgram> _stay = [];
    private readonly List<IDisposable> _leave = [];
    private ServerProgram? _server;
    private int _names;

    public ServerProgram Server => _server ??= Started(new(["--log", Log, .. serverOptions]));

    public string Address => serverOptions.Contains("--tls") ? $"tls://{Server.Address}" : Server.Address;

    public ClientProgram Ann => Staying("ann");

    public ClientProgram Ben => Staying("ben");

    public string File
    {
        get
        {
            var path = Path.Combine(Ann.WorkingDirectory, "note.txt");
            System.IO.File.WriteAllText(path, "a note\n");
            return path;
        }
    }

    public string NewName() => $"person{++_names}";

    /// <summary>Somebody who says only what the case tells them to: whatever they get they neither show nor acknowledge.</summary>
    public RawClient Mute(string name) => ForThisCase(new RawClient(Server.Port)).Connect(name);

    /// <summary>The same, under a name that nobody has had before.</summary>
    public RawClient Mute(out string name) => Mute(name = NewName());

    public RawClient Stranger(int receiveBuffer = 0) => ForThisCase(new RawClient(Server.Port, receiveBuffer));

    /// <summary>A client for one case, which need not get connected.</summary>
    public ClientProgram Client(string name, params string[] arguments) => ForThisCase(new ClientProgram(name, Address, ["--json", "--no-state", .. arguments]));

    /// <summary>A client for one case that is connected.</summary>
    public ClientProgram Guest(string name, params string[] arguments) => Connected(Client(name, arguments));

    public ClientProgram Command(string name, params string[] words) => ForThisCase(new ClientProgram(name, Address, words));

    public ClientProgram PrintingTo(string file, string name, params string[] words) => ForThisCase(ClientProgram.PrintingTo(file, name, Address, null, words));

    public void PlayScript(string name)
    {
        using var script = new HexScript(Server.Port);
        script.Play(System.IO.File.ReadAllLines(Tests.Support.Repository.PathOf("Fsm.Chat.Tests", "Programs", "Scripts", $"{name}.txt")));
    }

    /// <summary>Kills the server and starts another one where it was, with nothing of what the first one had.</summary>
    public void RestartServer()
    {
        var address = Server.Address;
        Server.Kill();
        _server = Started(new(["--listen", address, "--log", Log, .. serverOptions]));
    }

    /// <summary>How many connections the server says to have closed for this reason.</summary>
    public int CountClosed(string code) => Server.Log.Split($": closed, {code}.").Length - 1;

    public TThing ForThisCase<TThing>(TThing thing)
        where TThing : IDisposable
    {
        _leave.Add(thing);
        return thing;
    }

    /// <summary>The case is over. After one that failed nobody stays: who knows where they are.</summary>
    public void EndCase(bool hasFailed)
    {
        _leave.Reverse<IDisposable>().ToList().ForEach(thing => thing.Dispose());
        _leave.Clear();
        if (!hasFailed)
            return;
        foreach (var client in _stay.Values)
        {
            client.Signal(PosixSignal.SIGTERM); // leaves in good order, so the name is free again
            client.WaitForExit();
            client.Dispose();
        }

        _stay.Clear();
    }

    public void Dispose()
    {
        EndCase(hasFailed: false);
        foreach (var client in _stay.Values)
            client.Dispose();
        _server?.Dispose();
    }

    public static ClientProgram Connected(ClientProgram client) => client.Sees("notice", "code", "connected");

    private ClientProgram Staying(string name) => _stay.TryGetValue(name, out var client)
        ? client
        : _stay[name] = Connected(new ClientProgram(name, Address, "--json", "--no-state"));

    private static ServerProgram Started(ServerProgram server)
    {
        Assert.That(server.Port, Is.Positive);
        return server;
    }
}
