using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Leaving;
using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>
/// The inside of the monitor: every subject of the client, and the one way to tell them what happened. A step's effects are performed right after it,
/// before the next effect of whoever caused it; so what is shown has the order of its causes.
/// </summary>
internal sealed class ClientCore
{
    /// <summary>Makes a client without servers.</summary>
    public ClientCore(ClientOptions options, RuleSet rules, IClientPort port, IStepJournal? journal)
    {
        (Options, Port, Steps, Judge) = (options, port, new(this, journal), new(this));
        Host = new(Steps);
        (Tell, TellGroups, TellTransfers, Prompts) = (new(this), new(this), new(this), new(this));
        (Frames, Lines, Messages, Texts, CrashNotes) = (new(this), new(this), new(this), new(this), new(this));
        (Input, Prompt, Leave) = (new(rules.Input.Initial), new(rules.Prompt.Initial), new(this, rules.Leave.Initial));
        Machines = new(rules, this);
    }

    /// <summary>What was settled before the client began.</summary>
    public ClientOptions Options { get; }

    /// <summary>The time, the timers and the count of mistakes, for all machines.</summary>
    public MachineHost Host { get; }

    /// <summary>The machines.</summary>
    public Machinery Machines { get; }

    /// <summary>The outside; call it by way of <see cref="Ports"/> only.</summary>
    public IClientPort Port { get; }

    /// <summary>Calls to the outside that wait until the monitor is left.</summary>
    public PortQueue Ports { get; } = new();

    /// <summary>Remembers the steps of all machines.</summary>
    public StepRecorder Steps { get; }

    /// <summary>Answers for what the rules do not let happen, and for our own mistakes.</summary>
    public StepJudge Judge { get; }

    /// <summary>The time that a clock on the wall shows.</summary>
    public required Func<DateTimeOffset> LocalNow { get; init; }

    /// <summary>The present, since the client was made.</summary>
    public TimeSpan Now => Host.Now;

    /// <summary>The servers ever named, in that order.</summary>
    public List<ClientUser> Servers { get; } = [];

    /// <summary>The server that commands and texts go to; null before the first.</summary>
    public ClientUser? Current { get; set; }

    /// <summary>Links that are not over, by number.</summary>
    public Dictionary<long, ClientLink> Links { get; } = [];

    /// <summary>Sessions that are not over, by number.</summary>
    public Dictionary<long, ChatSession> Sessions { get; } = [];

    /// <summary>The standard input.</summary>
    public ClientInput Input { get; }

    /// <summary>What went wrong so far.</summary>
    public Trouble Trouble { get; set; }

    /// <summary>Links and messages made so far: their numbers.</summary>
    public (long Links, long Messages) Made { get; set; }

    /// <summary>Shows things.</summary>
    public Announcer Tell { get; }

    /// <summary>Shows what happens in groups.</summary>
    public GroupAnnouncer TellGroups { get; }

    /// <summary>Shows what happens to transfers.</summary>
    public TransferAnnouncer TellTransfers { get; }

    /// <summary>What waits for the person's answer.</summary>
    public ClientPrompt Prompt { get; }

    /// <summary>Keeps what waits for the person's answer.</summary>
    public PromptKeeper Prompts { get; }

    /// <summary>All transfers.</summary>
    public TransferBook Transfers { get; } = new();

    /// <summary>Queues frames.</summary>
    public FrameSender Frames { get; }

    /// <summary>Carries out lines.</summary>
    public ILineRunner Runner { get; set; } = null!; // by whoever makes the core: it is above it

    /// <summary>Keeps the order of lines and outcomes.</summary>
    public LineKeeper Lines { get; }

    /// <summary>Makes messages of texts.</summary>
    public TextSender Texts { get; }

    /// <summary>Keeps the wish to leave.</summary>
    public LeaveKeeper Leave { get; }

    /// <summary>Notes what has to survive a crash.</summary>
    public CrashNoteKeeper CrashNotes { get; }

    /// <summary>Lets messages go.</summary>
    public MessagePump Messages { get; }
}
