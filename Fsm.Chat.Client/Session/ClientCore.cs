using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Leaving;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>
/// The inside of the monitor: joins what is known, the machines, and those who do what they ask for. Each of those is given what it uses and nothing else.
/// A step's effects are performed right after it, before the next effect of whoever caused it; so what is shown has the order of its causes.
/// </summary>
internal sealed class ClientCore : ClientFacts
{
    /// <summary>Makes a client without servers.</summary>
    public ClientCore(ClientOptions options, RuleSet rules, IClientPort port, IStepLog? log)
        : base(options, rules)
    {
        (PortQueue, Machines) = (new(port), new(rules, this));
        Announcer = new(this, PortQueue);
        Steps = new(this, PortQueue, Announcer, log);
        Host = new(Steps);
        ConnectionAnnouncer = new(this, Announcer);
        GroupAnnouncer = new(Announcer);
        TransferAnnouncer = new(this, Announcer);
        CrashNoteKeeper = new(this, PortQueue, Announcer);
        StepJudge = new(Machines, Announcer);
        PromptKeeper = new(this, Machines);
        LineKeeper = new(this, Machines, PortQueue, Announcer);
        PasswordKeeper = new(this, Machines, ConnectionAnnouncer, LineKeeper);
        MessagePump = new(Machines);
        FrameSender = new(this, Machines, PortQueue, MessagePump, CrashNoteKeeper);
        TextSender = new(this, Machines, Announcer, LineKeeper, MessagePump, CrashNoteKeeper);
        LeaveKeeper = new(this, Machines);
        UnsentTexts = new(this, Machines, Announcer, LineKeeper, MessagePump, TextSender, CrashNoteKeeper);
        Machines.Drive(this);
    }

    /// <summary>The time, the timers and the count of mistakes, for all machines.</summary>
    public MachineHost Host { get; }

    /// <inheritdoc/>
    public override TimeSpan Now => Host.Now;

    /// <summary>The machines.</summary>
    public Machinery Machines { get; }

    /// <summary>Calls to the outside that wait until the monitor is left.</summary>
    public PortQueue PortQueue { get; }

    /// <summary>Remembers the steps of all machines.</summary>
    public StepRecorder Steps { get; }

    /// <summary>Shows things.</summary>
    public Announcer Announcer { get; }

    /// <summary>Shows what becomes of connections.</summary>
    public ConnectionAnnouncer ConnectionAnnouncer { get; }

    /// <summary>Shows what happens in groups.</summary>
    public GroupAnnouncer GroupAnnouncer { get; }

    /// <summary>Shows what happens to transfers.</summary>
    public TransferAnnouncer TransferAnnouncer { get; }

    /// <summary>Notes what has to survive a crash.</summary>
    public CrashNoteKeeper CrashNoteKeeper { get; }

    /// <summary>Answers for what the rules do not let happen, and for our own mistakes.</summary>
    public StepJudge StepJudge { get; }

    /// <summary>Keeps what waits for the person's answer.</summary>
    public PromptKeeper PromptKeeper { get; }

    /// <summary>Keeps the order of lines and outcomes.</summary>
    public LineKeeper LineKeeper { get; }

    /// <summary>Asks for passwords.</summary>
    public PasswordKeeper PasswordKeeper { get; }

    /// <summary>Lets messages go.</summary>
    public MessagePump MessagePump { get; }

    /// <summary>Queues frames.</summary>
    public FrameSender FrameSender { get; }

    /// <summary>Makes messages of texts.</summary>
    public TextSender TextSender { get; }

    /// <summary>Keeps texts that never got to the server.</summary>
    public UnsentTexts UnsentTexts { get; }

    /// <summary>Keeps the wish to leave.</summary>
    public LeaveKeeper LeaveKeeper { get; }
}
