using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Tests.Simulation.Network;
using Fsm.Chat.Tests.Simulation.Workload;

namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>A client's program, from its start to its end: the real core and its clock, with a simulated network, screen and keyboard.</summary>
internal sealed class SimulatedClient : IClientPort, IStepLog
{
    private readonly Net _net;
    private readonly Trace _trace;
    private readonly ClientClock _clock;

    public SimulatedClient(Agenda agenda, Net net, Trace trace, Limits limits, Dice dice, Person person, int number)
    {
        (_net, _trace, Person) = (net, trace, person);
        Process = new(agenda, $"{Name}.{number}");
        Core = new(new(Name, IsInteractive: true) { Limits = limits, Jitter = dice.Fraction, CrashNotes = person.Disk }, RulesUnderTest.For(limits), Process, this, this);
        _clock = new(Core, Process);
    }

    public string Name => Person.Name;

    public Person Person { get; }

    public Process Process { get; }

    public ChatClient Core { get; }

    public required Screen Screen { get; set; }

    public required Typist Typist { get; set; }

    /// <summary>All connections it ever tried to make.</summary>
    public List<ClientEnd> Ends { get; } = [];

    public int Steps { get; private set; }

    /// <summary>Whether it has accused the server of something that no server does.</summary>
    public bool HasReproached { get; private set; }

    /// <summary>Whether it ever lost a session, or gave one up, so that it cannot know what became of its messages.</summary>
    public bool HasLostASession { get; private set; }

    public IFilePort Files => throw new NotSupportedException("Nobody sends files.");

    public ILinkPort Dial(long link, ServerEndpoint server)
    {
        var end = _net.Dial(this, link);
        Ends.Add(end);
        return end;
    }

    /// <summary>Whom its session ignores, as it said, and after which message of all that was.</summary>
    public Dictionary<string, long> Ignores { get; } = [];

    public required Action<ClientEvent> Saying { get; set; }

    public void Show(ClientEvent shown)
    {
        Saying(shown);
        Screen.Show(shown);
    }

    public void WantLine() => Typist.NoteWanted();

    public void ArmTimer(TimeSpan? due) => _clock.Arm(due);

    public void Exit(int code) => Screen.Finish();

    public void Record(StepNote note)
    {
        Steps++;
        _trace.NoteStep(Process.Name, note.Machine, note.Subject, note.From, note.Trigger, note.To);
        if (note is { Machine: "Link", Trigger: nameof(LinkTrigger.ViolationFound) })
            HasReproached = true;
        if (note is { Machine: "User", Trigger: nameof(UserTrigger.ResumeRefused) or nameof(UserTrigger.ServerStopped) } or { Machine: "User", To: nameof(UserState.Disconnected) })
        {
            HasLostASession = true;
            Ignores.Clear(); // the next session is told only when it is there
        }
    }
}
