using Fsm.Chat.Server.Transport;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Joined;

/// <summary>The real server core and real client cores, joined by wires in memory, under one clock that the test moves.</summary>
internal sealed class JoinedWorld : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly Dictionary<string, ChatHub> _servers = [];
    private readonly List<HubClock> _clocks = [];
    private readonly List<JoinedClient> _clients = [];
    private readonly List<Wire> _wires = [];
    private MemoryStore? _store;
    private ushort _lastPort = 50_000;

    public JoinedWorld(Limits? limits = null)
    {
        Limits = limits ?? new Limits();
        AddServer("127.0.0.1:7400");
    }

    public FakeTimeProvider Time { get; } = new();

    public Limits Limits { get; }

    public RecordingJournal Journal { get; } = new();

    public ChatHub Server => _servers["127.0.0.1:7400"];

    /// <summary>The server is started again where it was, and keeps names on a disk.</summary>
    public void RestartOn(MemoryDisk disk)
    {
        KillServer();
        AddServer("127.0.0.1:7400", _store = new(disk));
    }

    public ChatHub AddServer(string address, MemoryStore? store = null)
    {
        var hub = new ChatHub(RulesUnderTest.For(Limits), Limits, "fsmchat", Time, Journal, store: store);
        _clocks.Add(new(hub, Time));
        hub.Start();
        hub.ReportListener(bound: true);
        return _servers[address] = hub;
    }

    /// <summary>The process at this address dies: its connections break, and nobody listens there any more.</summary>
    public void KillServer(string address = "127.0.0.1:7400")
    {
        var hub = _servers[address];
        _servers.Remove(address);
        foreach (var wire in _wires.Where(wire => wire.Hub == hub).ToList())
            wire.Break();
        Run();
    }

    /// <summary>Nobody dials this address with success any more; connections that are there stay.</summary>
    public void StopListening() => _servers.Clear();

    public ChatHub? Find(ServerEndpoint address) => _servers.GetValueOrDefault(address.ToString());

    public ushort NextPort() => ++_lastPort;

    public Wire Join(Wire wire)
    {
        _wires.Add(wire);
        return wire;
    }

    /// <summary>A client that has connected and been given what it shows then.</summary>
    public JoinedClient Join(string name, bool interactive = true)
    {
        var client = Add(name, interactive);
        client.Client.Start(ServerEndpoint.Default);
        Run();
        return client;
    }

    /// <summary>A script starts a program for one thing.</summary>
    public JoinedClient Begin(string name, IErrand errand, double? timeout = null, KeyFingerprint? key = null)
    {
        var client = Prepare(name, errand, timeout, key);
        client.Client.Start(ServerEndpoint.Default);
        Run();
        return client;
    }

    public JoinedClient Prepare(string name, IErrand errand, double? timeout = null, KeyFingerprint? key = null)
    {
        var client = new JoinedClient(this, name, interactive: false, errand: errand, timeout: timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null) { Key = key };
        _clients.Add(client);
        return client;
    }

    /// <summary>The program is started again where it was killed, and finds what was left.</summary>
    public JoinedClient Restart(JoinedClient killed)
    {
        var client = Add(new JoinedClient(this, killed.Name, interactive: true, killed.Kept) { Key = killed.Key });
        client.Client.Start(ServerEndpoint.Default);
        Pass(1);
        return client;
    }

    public JoinedClient Add(string name, bool interactive = true, MemoryState? state = null) => Add(new JoinedClient(this, name, interactive, state));

    /// <summary>A client that has connected and shown a key, or was refused.</summary>
    public JoinedClient Join(string name, KeyFingerprint? key, string code = "")
    {
        var client = Add(new JoinedClient(this, name, interactive: true, code: code) { Key = key });
        client.Client.Start(ServerEndpoint.Default);
        Run();
        return client;
    }

    private JoinedClient Add(JoinedClient client)
    {
        _clients.Add(client);
        return client;
    }

    /// <summary>Moves bytes, lines and print-outs until nothing moves.</summary>
    public void Run()
    {
        for (var rounds = 0; _clients.Any(client => client.Move()) | _wires.ToList().Any(wire => wire.Move()) | (_store?.Work() ?? false); rounds++)
            Assert.That(rounds, Is.LessThan(100_000), "the world comes to rest");
    }

    /// <summary>Moves them a little, whatever is still on its way then.</summary>
    public void Move(int rounds)
    {
        while (rounds-- > 0)
            _ = _clients.ToList().Any(client => client.Move()) | _wires.ToList().Any(wire => wire.Move());
    }

    /// <summary>Lets time pass in small steps, so that every timer sees its own moment.</summary>
    public void Pass(double seconds)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += Step)
        {
            Time.Advance(Step);
            foreach (var client in _clients)
                client.Tick();
            Run();
        }
    }

    public void AssertNoBugs()
    {
        Assert.That(_servers.Values.Sum(server => server.Figures.InternalErrors), Is.Zero, "internal errors of servers");
        Assert.That(_clients.Sum(client => client.Client.InternalErrors), Is.Zero, "internal errors of clients");
        Assert.That(_clients.Sum(client => client.Runner?.InternalErrors ?? 0), Is.Zero, "internal errors of errands");
    }

    public void Dispose() => _clocks.ForEach(clock => clock.Dispose());
}
