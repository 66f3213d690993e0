using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>The machines of the server, each with its driver. All that happens in the hub is told to them, and all that is done in it they ask for.</summary>
internal sealed class HubMachines
{
    private readonly MachineHost _host;
    private readonly HubServer _server;
    private readonly Driver<LinkState, LinkTrigger, LinkEffect, HubLink, LinkEvent> _links;
    private readonly Driver<SessionState, SessionTrigger, SessionEffect, HubSession, SessionEvent> _sessions;
    private readonly Driver<ServerState, ServerTrigger, ServerEffect, HubServer, ServerEvent> _servers;
    private readonly Driver<GroupState, GroupTrigger, GroupEffect, HubGroup, GroupEvent> _groups;
    private readonly Driver<InvitationState, InvitationTrigger, InvitationEffect, HubInvitation, InvitationEvent> _invitations;
    private readonly Driver<RelayState, RelayTrigger, RelayEffect, HubRelay, RelayEvent> _relays;
    private readonly Driver<AccountState, AccountTrigger, AccountEffect, HubAccount, AccountEvent>? _accounts; // only where there is a store
    private readonly Driver<InboxState, InboxTrigger, InboxEffect, HubInbox, InboxEvent>? _inboxes;

    public HubMachines(RuleSet rules, HubFacts facts, IStepJournal journal, Action reportClosing, Action reportStopped, Func<MachineHost, HubKeeping>? keeping)
    {
        _host = new(new HubObserver(journal));
        _server = new(rules.Server.Initial);
        _links = new(rules.Link, _host, new LinkPerformer(facts, this));
        _sessions = new(rules.Session, _host, new SessionPerformer(facts, this));
        _servers = new(rules.Server, _host, new ServerPerformer(facts, this, reportClosing, reportStopped));
        _groups = new(rules.Group, _host, new GroupPerformer(facts, this));
        _invitations = new(rules.Invitation, _host, new InvitationPerformer(this));
        _relays = new(rules.Relay, _host, new RelayPerformer(facts, this));
        if (keeping is null)
            return;
        Keeping = keeping(_host);
        _accounts = new(rules.Account, _host, new AccountPerformer(facts, this));
        _inboxes = new(rules.Inbox, _host, new InboxPerformer(facts, this));
    }

    /// <summary>What is to be kept; null where nothing is.</summary>
    public HubKeeping? Keeping { get; }

    /// <summary>The rules that new subjects begin by.</summary>
    public LinkState InitialLink => _links.Rules.Initial;

    /// <inheritdoc cref="InitialLink"/>
    public SessionState InitialSession => _sessions.Rules.Initial;

    /// <inheritdoc cref="InitialLink"/>
    public GroupState InitialGroup => _groups.Rules.Initial;

    /// <inheritdoc cref="InitialLink"/>
    public InvitationState InitialInvitation => _invitations.Rules.Initial;

    /// <inheritdoc cref="InitialLink"/>
    public RelayState InitialRelay => _relays.Rules.Initial;

    /// <inheritdoc cref="InitialLink"/>
    public AccountState InitialAccount => _accounts!.Rules.Initial;

    /// <inheritdoc cref="InitialLink"/>
    public InboxState InitialInbox => _inboxes!.Rules.Initial;

    /// <summary>Time, timers and mistakes of all of them.</summary>
    public MachineHost Host => _host;

    /// <summary>The present moment, as the hub was last told.</summary>
    public TimeSpan Now => _host.Now;

    public ServerState ServerState => _server.State;

    /// <summary>Whether the server takes nothing new.</summary>
    public bool IsStopping => ServerState is ServerState.Draining or ServerState.Closing or ServerState.Stopped;

    /// <summary>How often what happened.</summary>
    public Counters Counters { get; } = new();

    /// <summary>Whoever is told of a step and is not its subject.</summary>
    public Others Others { get; } = new();

    /// <summary>Arms the timer of the state that a new link begins in.</summary>
    public void Begin(HubLink link) => _links.Begin(link);

    /// <inheritdoc cref="Begin(HubLink)"/>
    public void Begin(HubInvitation invitation) => _invitations.Begin(invitation);

    /// <inheritdoc cref="Begin(HubLink)"/>
    public void Begin(HubRelay transfer) => _relays.Begin(transfer);

    /// <summary>Something happened to a link that says by itself why it ends, if it does.</summary>
    public void Fire(HubLink link, LinkTrigger trigger) => _links.Fire(link, trigger, LinkEvent.Of(trigger));

    public void Fire(HubLink link, LinkTrigger trigger, in LinkEvent happened)
    {
        if (happened.Family != LinkEvent.FamilyOf(trigger))
            throw Mispaired(trigger, happened.Family);
        _links.Fire(link, trigger, happened);
    }

    /// <summary>Something happened to a session that says by itself why it ends.</summary>
    public void Fire(HubSession session, SessionTrigger trigger) => Fire(session, trigger, SessionEvent.Of(trigger));

    public void Fire(HubSession session, SessionTrigger trigger, scoped in SessionEvent happened)
    {
        if (happened.Family != SessionEventFamilies.Of(trigger))
            throw Mispaired(trigger, happened.Family);
        _sessions.Fire(session, trigger, happened);
    }

    public void Fire(ServerTrigger trigger) => _servers.Fire(_server, trigger, default);

    /// <summary>Something has happened to the server as a whole, or nothing has.</summary>
    public void FireIf(ServerTrigger? trigger)
    {
        if (trigger is { } happened)
            Fire(happened);
    }

    public void Fire(HubGroup group, GroupTrigger trigger) => Fire(group, trigger, default);

    public void Fire(HubGroup group, GroupTrigger trigger, in GroupEvent happened)
    {
        if (happened.HasMember != GroupEvent.NeedsMember(trigger))
            throw Mispaired(trigger, happened.HasMember);
        _groups.Fire(group, trigger, happened);
    }

    public void Fire(HubInvitation invitation, InvitationTrigger trigger) => _invitations.Fire(invitation, trigger, InvitationEvent.Of(trigger));

    /// <summary>Something that nobody said happened to a transfer.</summary>
    public void Fire(HubRelay transfer, RelayTrigger trigger) => Fire(transfer, trigger, RelayEvent.Of(trigger));

    public void Fire(HubRelay transfer, RelayTrigger trigger, scoped in RelayEvent said)
    {
        if (said.By is not null != RelayEvent.IsSaid(trigger))
            throw Mispaired(trigger, said.By is not null);
        _relays.Fire(transfer, trigger, said);
    }

    public void Fire(HubAccount account, AccountTrigger trigger, AccountEvent happened) => _accounts!.Fire(account, trigger, happened);

    public void Fire(HubInbox inbox, InboxTrigger trigger, InboxEvent happened = default) => _inboxes!.Fire(inbox, trigger, happened);

    /// <summary>The store has answered an inbox.</summary>
    public void TakePage(HubInbox inbox, StoreAnswer? answer)
    {
        var isRead = answer is { Failure: null };
        var upTo = isRead && answer!.Messages is [.., var last] ? last.Place : inbox.Asked!.Queued;
        var trigger = InboxDecisions.DecidePage(isRead, inbox.IsAnyLeftBehind(inbox.Asked!, upTo));
        Fire(inbox, trigger, isRead ? InboxEvent.Read(answer!) : default);
    }

    /// <summary>What was to be decided about a link, or done for it, has thrown: ends that link.</summary>
    public void Contain(HubLink link, Exception error) => _links.Contain(link, error);

    /// <summary>The same for a session.</summary>
    public void Contain(HubSession session, Exception error) => _sessions.Contain(session, error);

    /// <summary>The same for a transfer.</summary>
    public void Contain(HubRelay transfer, Exception error) => _relays.Contain(transfer, error);

    private static InvalidOperationException Mispaired(Enum trigger, object brings) =>
        new InvalidOperationException($"{trigger} does not bring {brings} along.");
}
