using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Leaving;
using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>
/// The inside of the monitor: every subject of the client, and the one way to tell them what happened. A step's effects are performed right after it,
/// before the next effect of whoever caused it; so what is shown has the order of its causes.
/// </summary>
internal sealed class ClientCore
{
    private readonly UserPerformer _user;
    private readonly ConversationPerformer _conversation;
    private readonly DeliveryPerformer _delivery;
    private readonly LinkPerformer _link;
    private readonly InputPerformer _input;
    private readonly PromptPerformer _prompt;
    private readonly UploadPerformer _upload;
    private readonly DownloadPerformer _download;

    /// <summary>Makes a client without servers.</summary>
    public ClientCore(ClientOptions options, Machinery machines, IClientPort port, IStepJournal? journal)
    {
        (Options, Machines, Port, Steps) = (options, machines, port, new(this, journal));
        Input = new(machines.Input.Rules.Initial);
        Tell = new(this);
        Frames = new(this);
        Lines = new(this);
        Messages = new(this);
        (Texts, State, Leave) = (new(this), new(this), new(this));
        Prompt = new(machines.Prompt.Rules.Initial);
        (Prompts, TellGroups, TellTransfers) = (new(this), new(this), new(this));
        (_user, _conversation, _delivery, _link, _input) = (new(this), new(this), new(this), new(this), new(this));
        (_prompt, _upload, _download) = (new(this), new(this), new(this));
    }

    /// <summary>What was settled before the client began.</summary>
    public ClientOptions Options { get; }

    /// <summary>The machines.</summary>
    public Machinery Machines { get; }

    /// <summary>The outside; call it by way of <see cref="Ports"/> only.</summary>
    public IClientPort Port { get; }

    /// <summary>Calls to the outside that wait until the monitor is left.</summary>
    public PortQueue Ports { get; } = new();

    /// <summary>Timers of states.</summary>
    public Deadlines<ITimed> Deadlines { get; } = new();

    /// <summary>Makes the steps of all machines.</summary>
    public StepMaker Steps { get; }

    /// <summary>The time that a clock on the wall shows.</summary>
    public required Func<DateTimeOffset> LocalNow { get; init; }

    /// <summary>The present, since the client was made.</summary>
    public TimeSpan Now { get; set; }

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

    /// <summary>How often this program made a mistake.</summary>
    public int InternalErrors { get; set; }

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

    /// <summary>Keeps the order of lines and outcomes.</summary>
    public LineKeeper Lines { get; }

    /// <summary>Makes messages of texts.</summary>
    public TextSender Texts { get; }

    /// <summary>Keeps the wish to leave.</summary>
    public LeaveKeeper Leave { get; }

    /// <summary>Notes what has to survive a crash.</summary>
    public StateKeeper State { get; }

    /// <summary>Lets messages go.</summary>
    public MessagePump Messages { get; }

    /// <summary>Tells a user's machine what happened.</summary>
    public StepOutcome Fire(ClientUser server, UserTrigger trigger, Occasion about)
    {
        var step = Steps.Take(Machines.User, server, trigger);
        if (step.Outcome == StepOutcome.Moved)
            Tell.State(server);
        Judge(server, server.Link, step);
        foreach (var effect in step.Effects)
            _user.Perform(effect, server, about);
        if (step is { Outcome: StepOutcome.Moved, To: UserState.Disconnected })
            Lines.CheckServers();
        if (step.Outcome == StepOutcome.Moved)
            Lines.CheckConnection();
        return step.Outcome;
    }

    /// <summary>Tells a conversation's machine what happened.</summary>
    public StepOutcome Fire(ClientConversation conversation, ConversationTrigger trigger, Occasion about)
    {
        var step = Steps.Take(Machines.Conversation, conversation, trigger);
        Judge(conversation.Server, conversation.Server.Link, step);
        foreach (var effect in step.Effects)
            _conversation.Perform(effect, conversation, about);
        if (TalkDecisions.IsIn(step.From) != TalkDecisions.IsIn(step.To))
            State.NotePlace(conversation.Server);
        return step.Outcome;
    }

    /// <summary>Tells a message's machine what happened.</summary>
    public void Fire(ClientDelivery message, DeliveryTrigger trigger, Occasion about)
    {
        var step = Steps.Take(Machines.Delivery, message, trigger);
        var server = message.Conversation.Server;
        Judge(server, server.Link, step);
        foreach (var effect in step.Effects)
            _delivery.Perform(effect, message, about);
        Lines.NoteDelivery(step.From, step.To);
    }

    /// <summary>Tells a link's machine what happened.</summary>
    public void Fire(ClientLink link, LinkTrigger trigger, Occasion? about = null)
    {
        about ??= new() { Reason = CloseReasons.Of(trigger) };
        var step = Steps.Take(link.Machine, link, trigger);
        // A broken rule about broken rules would go on for ever.
        Judge(link.Server, trigger == LinkTrigger.ViolationFound ? null : link, step);
        foreach (var effect in step.Effects)
            _link.Perform(effect, link, about);
        if (step is { Outcome: StepOutcome.Moved, To: LinkState.Closed })
            Links.Remove(link.Number);
    }

    /// <summary>Tells the input's machine what happened.</summary>
    public void Fire(InputTrigger trigger, Occasion? about = null)
    {
        var step = Steps.Take(Machines.Input, Input, trigger);
        Judge(null, null, step);
        foreach (var effect in step.Effects)
            _input.Perform(effect, about ?? Occasion.None);
    }

    /// <summary>Tells the prompt's machine what happened.</summary>
    public void Fire(PromptTrigger trigger, Occasion about)
    {
        var step = Steps.Take(Machines.Prompt, Prompt, trigger);
        Judge(about.Asked?.Server ?? Current, null, step);
        foreach (var effect in step.Effects)
            _prompt.Perform(effect, about);
    }

    /// <summary>Tells a transfer's machine at its sender what happened.</summary>
    public StepOutcome Fire(ClientUpload upload, UploadTrigger trigger, Occasion about)
    {
        var outcome = TransferDecisions.Outcome(trigger, about.Status);
        var step = Steps.Take(Machines.Upload, upload, trigger);
        Judge(upload.Facts.Server, upload.Facts.Session.Link, step);
        foreach (var effect in step.Effects)
            _upload.Perform(effect, upload, about with { Outcome = outcome, Status = TransferDecisions.Told(outcome) });
        return step.Outcome;
    }

    /// <summary>Tells a transfer's machine at its receiver what happened.</summary>
    public StepOutcome Fire(ClientDownload download, DownloadTrigger trigger, Occasion about)
    {
        var outcome = TransferDecisions.Outcome(trigger, download.State, about.Status);
        var step = Steps.Take(Machines.Download, download, trigger);
        Judge(download.Facts.Server, download.Facts.Session.Link, step);
        foreach (var effect in step.Effects)
            _download.Perform(effect, download, about with { Outcome = outcome, Status = TransferDecisions.Told(outcome) });
        return step.Outcome;
    }

    /// <summary>Tells a subject that the timer of its state has elapsed.</summary>
    /// <exception cref="ArgumentException">Nothing of that kind is timed.</exception>
    public void FireTimer(ITimed subject)
    {
        switch (subject)
        {
            case ClientUser server when Machines.User.Rules[server.State].TimeoutTrigger is { } elapsed:
                Fire(server, elapsed, new() { Reason = CloseReason.PeerTimeout, Name = server.Name });
                break;
            case ClientConversation conversation when Machines.Conversation.Rules[conversation.State].TimeoutTrigger is { } elapsed:
                Fire(conversation, elapsed, new() { Status = StatusCode.NoAnswer, Purpose = conversation.OpenedFor });
                break;
            case ClientLink link when link.Machine.Rules[link.State].TimeoutTrigger is { } elapsed:
                Fire(link, elapsed);
                break;
            case ClientUpload upload when Machines.Upload.Rules[upload.State].TimeoutTrigger is { } elapsed:
                Fire(upload, elapsed, new() { Text = upload.Facts.Loss });
                break;
            case ClientDownload download when Machines.Download.Rules[download.State].TimeoutTrigger is { } elapsed:
                Fire(download, elapsed, new() { Text = download.Facts.Loss });
                break;
            case ClientInput when Machines.Input.Rules[Input.State].TimeoutTrigger is { } elapsed:
                Fire(elapsed);
                break;
            default:
                throw new ArgumentException($"{subject} has no timer in its state.", nameof(subject));
        }
    }

    /// <summary>Closes a link for what the server sent.</summary>
    public void Violate(ClientLink link, CloseReason reason) => Fire(link, LinkTrigger.ViolationFound, new() { Reason = reason });

    private void Judge<TState, TTrigger, TEffect>(ClientUser? server, ClientLink? link, in StepRecord<TState, TTrigger, TEffect> step)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        if (step.Outcome == StepOutcome.Refused)
            Tell.Refused(server, step.Refusal, StateWords.OfAny(step.From));
        else if (step.Outcome == StepOutcome.Bug)
            InternalErrors++;
        else if (step.Outcome == StepOutcome.Violation && link is not null)
            Violate(link, CloseReason.NotPermitted);
    }
}
