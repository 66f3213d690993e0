using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Tests.Simulation.Oracle;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Fsm.Chat.Tests.Client;

/// <summary>A client with everything around it made by hand: time, terminal, sockets.</summary>
internal sealed class ClientWorld : IClientPort, IStepLog
{
    private readonly FakeTimeProvider _time = new();
    private readonly NotedPlaces _noted = new();
    private readonly ISet<string>? _watched = RulesUnderTest.Watched;
    private int _moments;

    public ClientWorld(bool isInteractive = true, Limits? limits = null, Func<ClientOptions, ClientOptions>? settle = null)
    {
        limits ??= new();
        var options = new ClientOptions("alice", isInteractive) { Limits = limits, CrashNotes = _noted };
        Client = new(settle?.Invoke(options) ?? options, RulesUnderTest.For(limits), _time, this, this);
    }

    public ChatClient Client { get; }

    public List<ClientEvent> Events { get; } = [];

    public List<ScriptedServer> Links { get; } = [];

    public ScriptedServer Server => Links[^1];

    /// <summary>What the client would write into its log.</summary>
    public List<StepNote> Journal { get; } = [];

    public int LinesWanted { get; private set; }

    public List<int> ExitCodes { get; } = [];

    public int? ExitCode => ExitCodes.Count == 0 ? null : ExitCodes[^1];

    /// <summary>When the client asked to be told that time has passed.</summary>
    public TimeSpan? ArmedFor { get; set; }

    /// <summary>Whether what is shown is printed at once; otherwise a test says when.</summary>
    public bool PrintsAtOnce { get; set; } = true;

    public string Prompt => Events.OfType<PromptEvent>().LastOrDefault(prompt => prompt.Target is not null)?.Target ?? "";

    public void Start(params string[] servers) =>
        Client.Start([.. (servers.Length == 0 ? ["127.0.0.1:7400"] : servers).Select(server => ServerEndpoint.Parse(server)!)]);

    public void Line(string line, LineTarget? meantFor = null)
    {
        Assert.That(LinesWanted, Is.EqualTo(1), $"a line is wanted before \"{line}\"");
        LinesWanted--;
        Client.LineRead(line, meantFor);
    }

    /// <summary>What comes in the place of a line.</summary>
    public void Take(Action give)
    {
        Assert.That(LinesWanted, Is.EqualTo(1), "a line is wanted");
        LinesWanted--;
        give();
    }

    /// <summary>A line that is no text.</summary>
    public void Unreadable()
    {
        LinesWanted--;
        Client.LineUnreadable("not UTF-8");
    }

    public void Advance(double seconds)
    {
        var end = Client.Now + TimeSpan.FromSeconds(seconds);
        while (Client.NextWake is { } wake && wake <= end)
        {
            CountMoment();
            _time.Advance(wake > Client.Now ? wake - Client.Now : TimeSpan.Zero);
            Client.Tick();
        }

        CountMoment();
        _time.Advance(end - Client.Now);
    }

    // With a mistake in the rules, what a test waits for may never come.
    private void CountMoment() => Assert.That(++_moments, Is.LessThan(20_000), "what is waited for comes at some time");

    /// <summary>Time passes, and the server answers nothing but pings.</summary>
    public void AdvancePonging(int seconds)
    {
        for (var passed = 0; passed < seconds; passed += 5)
        {
            Advance(5);
            Server.Pong();
        }
    }

    /// <summary>Whoever comes after a crash would be where this client is, if it notes that.</summary>
    public void AssertPlaceIsNoted()
    {
        if (Insides.Core(Client).Options.CrashNotes == _noted)
            _noted.AssertAreOf(Insides.Core(Client));
    }

    public IEnumerable<TEvent> All<TEvent>()
        where TEvent : ClientEvent => Events.OfType<TEvent>();

    public IEnumerable<string> Errors() => All<ErrorEvent>().Select(error => error.Code);

    public string[] Verdicts() => [.. All<VerdictEvent>().Select(verdict => $"{verdict.Text} {verdict.Status} {verdict.Reason}".TrimEnd())];

    public IEnumerable<string> Conversations() => All<ConversationEvent>().Select(conversation => $"{conversation.With} {conversation.Status}");

    public string State => States().Last();

    public IEnumerable<string> States() => All<StateEvent>().Select(state => state.State);

    public void PrintAll()
    {
        foreach (var mark in All<ShownMark>().ToList())
            Client.Shown(mark.Session, mark.Sequence);
    }

    /// <summary>What was connected to, in this order.</summary>
    public List<ServerEndpoint> Dialled { get; } = [];

    public ILinkPort Dial(long link, ServerEndpoint server)
    {
        Links.Add(new(Client, link));
        Dialled.Add(server);
        return Server.Port.Object;
    }

    /// <summary>Disk and file links: what the client asks of them is kept, and a test says what comes of it.</summary>
    public Mock<IFilePort> FilePort { get; } = new(MockBehavior.Loose);

    public IFilePort Files => FilePort.Object;

    public void Show(ClientEvent shown)
    {
        Events.Add(shown);
        if (shown is ShownMark mark && PrintsAtOnce)
            Client.Shown(mark.Session, mark.Sequence);
    }

    public void WantLine() => LinesWanted++;

    /// <summary>Called before the clock is armed; may throw.</summary>
    public Action? Arming { get; set; }

    public void ArmTimer(TimeSpan? due)
    {
        Arming?.Invoke();
        ArmedFor = due;
    }

    public void Exit(int code) => ExitCodes.Add(code);

    /// <summary>Makes the journal throw at such a step, once.</summary>
    public Predicate<StepNote>? Unwritable { get; set; }

    public void Record(StepNote note)
    {
        if (Unwritable?.Invoke(note) is true)
        {
            Unwritable = null;
            throw new InvalidOperationException("the journal throws");
        }

        Journal.Add(note);
        RulesUnderTest.Note(_watched, note.Machine, note.From, note.Trigger, note.To);
    }
}
