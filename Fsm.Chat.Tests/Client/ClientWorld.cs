using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Delivery;
using Fsm.Chat.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client;

/// <summary>A client with everything around it made by hand: time, terminal, sockets.</summary>
internal sealed class ClientWorld : IClientPort
{
    private readonly FakeTimeProvider _time = new();

    public ClientWorld(bool isInteractive = true) =>
        Client = new(new("alice", isInteractive), RulesUnderTest.For(new Limits()), _time, this);

    public ChatClient Client { get; }

    public List<ClientEvent> Events { get; } = [];

    public List<ScriptedServer> Links { get; } = [];

    public ScriptedServer Server => Links[^1];

    public int LinesWanted { get; private set; }

    public int? ExitCode { get; private set; }

    /// <summary>When the client asked to be told that time has passed.</summary>
    public TimeSpan? ArmedFor { get; set; }

    /// <summary>Whether what is shown is printed at once; otherwise a test says when.</summary>
    public bool PrintsAtOnce { get; set; } = true;

    public string Prompt => Events.OfType<PromptEvent>().LastOrDefault(prompt => prompt.Target is not null)?.Target ?? "";

    /// <summary>A client that is connected, with the session's first frame taken.</summary>
    public static ClientWorld Connected(bool isInteractive = true, ushort window = 128)
    {
        var world = new ClientWorld(isInteractive);
        world.Start();
        world.Server.Grant(window);
        return world;
    }

    /// <summary>A client that talks to bob.</summary>
    public static ClientWorld Chatting(bool isInteractive = true, ushort window = 128)
    {
        var world = Connected(isInteractive, window);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        world.Server.Handled = 2;
        return world;
    }

    public void Start(params string[] servers) =>
        Client.Start([.. (servers.Length == 0 ? ["127.0.0.1:7400"] : servers).Select(server => ServerEndpoint.Parse(server)!)]);

    public void Line(string line)
    {
        Assert.That(LinesWanted, Is.EqualTo(1), $"a line is wanted before \"{line}\"");
        LinesWanted--;
        Client.LineRead(line);
    }

    public void Advance(double seconds)
    {
        var end = Client.Now + TimeSpan.FromSeconds(seconds);
        while (Client.NextWake is { } wake && wake <= end)
        {
            _time.Advance(wake > Client.Now ? wake - Client.Now : TimeSpan.Zero);
            Client.Tick();
        }

        _time.Advance(end - Client.Now);
    }

    public IEnumerable<TEvent> All<TEvent>()
        where TEvent : ClientEvent => Events.OfType<TEvent>();

    public IEnumerable<string> Errors() => All<ErrorEvent>().Select(error => error.Code);

    public string[] Verdicts() => [.. All<VerdictEvent>().Select(verdict => $"{verdict.Text} {verdict.Status} {verdict.Reason}".TrimEnd())];

    public IEnumerable<string> States() => All<StateEvent>().Select(state => state.State);

    public void PrintAll()
    {
        foreach (var mark in All<ShownMark>().ToList())
            Client.Shown(mark.Link, mark.Sequence);
    }

    public ILinkPort Dial(long link, ServerEndpoint server)
    {
        Links.Add(new(Client, link));
        return Server.Port.Object;
    }

    public void Show(ClientEvent shown)
    {
        Events.Add(shown);
        if (shown is ShownMark mark && PrintsAtOnce)
            Client.Shown(mark.Link, mark.Sequence);
    }

    public void WantLine() => LinesWanted++;

    public void ArmTimer(TimeSpan? due) => ArmedFor = due;

    public void Exit(int code) => ExitCode = code;
}
