using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>
/// Tells the machines what happened and has their effects performed, timers armed and records written. What the rules leave out ends here:
/// a peer's violation closes its link, our own mistake closes one subject and is counted.
/// </summary>
internal sealed class Stepper
{
    private readonly Machine<LinkState, LinkTrigger, LinkEffect> _links;
    private readonly Machine<SessionState, SessionTrigger, SessionEffect> _sessions;
    private readonly Machine<ServerState, ServerTrigger, ServerEffect> _server;
    private readonly Machine<GroupState, GroupTrigger, GroupEffect> _groups;
    private readonly Machine<InvitationState, InvitationTrigger, InvitationEffect> _invitations;
    private readonly Machine<RelayState, RelayTrigger, RelayEffect> _relays;
    private readonly RelayPerformer _relayPerformer;
    private readonly LinkPerformer _linkPerformer;
    private readonly SessionPerformer _sessionPerformer;
    private readonly ServerPerformer _serverPerformer;
    private readonly GroupPerformer _groupPerformer;
    private readonly InvitationPerformer _invitationPerformer;
    private readonly Deadlines<ITimed> _deadlines;
    private readonly IStepJournal _journal;
    private readonly HubServer _serverSubject;
    private (HubSession? Session, StepRecord<SessionState, SessionTrigger, SessionEffect> Record) _run;

    public Stepper(RuleSet rules, Deadlines<ITimed> deadlines, IStepJournal journal, Func<Stepper, Performers> performers)
    {
        (_links, _sessions, _server) = (new(rules.Link), new(rules.Session), new(rules.Server));
        (_groups, _invitations) = (new(rules.Group), new(rules.Invitation));
        _relays = new(rules.Relay);
        (_deadlines, _journal) = (deadlines, journal);
        _serverSubject = new(rules.Server.Initial);
        (_relayPerformer, _linkPerformer, _sessionPerformer, _serverPerformer, _groupPerformer, _invitationPerformer) = performers(this);
    }

    /// <summary>The present moment, as the hub was last told.</summary>
    public TimeSpan Now { get; set; }

    public ServerState ServerState => _serverSubject.State;

    /// <summary>Whether the server takes nothing new.</summary>
    public bool IsStopping => ServerState is ServerState.Draining or ServerState.Closing or ServerState.Stopped;

    /// <summary>How often the rules or an effect proved wrong. Anything but 0 is a bug.</summary>
    public int InternalErrors { get; private set; }

    /// <summary>How often what happened: each machine's steps are counted here and nowhere else.</summary>
    public Counters Counters { get; } = new();

    public LinkState InitialLink => _links.Rules.Initial;

    public RelayState InitialRelay => _relays.Rules.Initial;

    public SessionState InitialSession => _sessions.Rules.Initial;

    public GroupState InitialGroup => _groups.Rules.Initial;

    public InvitationState InitialInvitation => _invitations.Rules.Initial;

    /// <summary>Forgets the run of messages: another batch begins.</summary>
    public void BeginBatch() => _run = default;

    public void Fire(HubLink link, LinkTrigger trigger, CloseReason reason = CloseReason.None)
    {
        var record = _links.Step(link, trigger);
        Note(_links.Rules, record, link, link.Number, link.Session?.Name);
        if (record.Outcome == StepOutcome.Moved)
        {
            link.GiveReason(reason);
            Count(trigger, record.To, link.Reason);
        }

        foreach (var effect in record.Effects)
            _linkPerformer.Perform(effect, link);
        if (record.Outcome == StepOutcome.Violation && trigger != LinkTrigger.ViolationFound)
            Fire(link, LinkTrigger.ViolationFound, CloseReason.NotPermitted);
        else if (record.Outcome is StepOutcome.Violation or StepOutcome.Bug)
            CatchInternalError(link, trigger);
    }

    public void Fire(HubSession session, SessionTrigger trigger, scoped in SessionEvent happened)
    {
        Counters.Note(happened.Status);
        if (trigger == SessionTrigger.ResumeTimerElapsed)
            Counters.NoteExpired();
        var record = StepOrRepeat(session, trigger);
        foreach (var effect in record.Effects)
            _sessionPerformer.Perform(effect, session, happened);
        if (record.Outcome == StepOutcome.Violation)
            Fire(session.Link, LinkTrigger.ViolationFound, CloseReason.NotPermitted);
        else if (record.Outcome == StepOutcome.Bug)
            CatchInternalError(session.Link);
    }

    /// <summary>Something that nobody said happened to a transfer.</summary>
    public void Fire(HubRelay transfer, RelayTrigger trigger) =>
        Fire(transfer, trigger, new() { Status = StatementDecisions.Outcome(trigger) });

    public void Fire(HubRelay transfer, RelayTrigger trigger, scoped in TransferStatement said)
    {
        var record = _relays.Step(transfer, trigger);
        Note(_relays.Rules, record, transfer, said.By?.Link.Number ?? 0, said.By?.Name);
        if (record is { Outcome: StepOutcome.Moved, To: RelayState.Ended })
            Counters.Note(said.Status);
        foreach (var effect in record.Effects)
            _relayPerformer.Perform(effect, transfer, said);
        if (record.Outcome == StepOutcome.Violation && said.By is { } session)
            Fire(session.Link, LinkTrigger.ViolationFound, CloseReason.NotPermitted);
        else if (record.Outcome is StepOutcome.Violation or StepOutcome.Bug)
            InternalErrors++;
    }

    public void Fire(ServerTrigger trigger)
    {
        var record = _server.Step(_serverSubject, trigger);
        Note(_server.Rules, record, _serverSubject, 0, null);
        foreach (var effect in record.Effects)
            _serverPerformer.Perform(effect);
        if (record.Outcome == StepOutcome.Bug)
            InternalErrors++;
    }

    public void Fire(HubGroup group, GroupTrigger trigger, in GroupEvent happened)
    {
        var record = _groups.Step(group, trigger);
        Note(_groups.Rules, record, group, 0, group.Name);
        foreach (var effect in record.Effects)
            _groupPerformer.Perform(effect, group, happened);
        if (record.Outcome == StepOutcome.Bug)
            CatchInternalError(group.Owner.Link);
    }

    public void Fire(HubInvitation invitation, InvitationTrigger trigger)
    {
        var record = _invitations.Step(invitation, trigger);
        Note(_invitations.Rules, record, invitation, invitation.Invitee.Link.Number, invitation.Invitee.Name);
        if (record.Outcome == StepOutcome.Moved)
            Counters.Note(InvitationDecisions.OutcomeOf(trigger));
        foreach (var effect in record.Effects)
            _invitationPerformer.Perform(effect, invitation, InvitationDecisions.OutcomeOf(trigger));
        if (record.Outcome is StepOutcome.Violation or StepOutcome.Bug) // answers were judged before: a wrong one is our mistake
            CatchInternalError(invitation.Invitee.Link);
    }

    /// <summary>Fires the timer of a state, unless that state was left since it was armed.</summary>
    public void Elapse(ITimed subject, uint generation)
    {
        if (subject.Generation != generation)
            return;
        switch (subject)
        {
            case HubLink link when _links.Rules[link.State].TimeoutTrigger is { } trigger:
                Fire(link, trigger, CloseReasons.Of(trigger));
                break;
            case HubSession session when _sessions.Rules[session.State].TimeoutTrigger is { } trigger:
                Fire(session, trigger, default);
                break;
            case HubInvitation invitation when _invitations.Rules[invitation.State].TimeoutTrigger is { } trigger:
                Fire(invitation, trigger);
                break;
            case HubRelay transfer when _relays.Rules[transfer.State].TimeoutTrigger is { } trigger:
                Fire(transfer, trigger);
                break;
            case HubServer when _server.Rules[ServerState].TimeoutTrigger is { } trigger:
                Fire(trigger);
                break;
        }
    }

    /// <summary>Arms the timer of the state that a new subject begins in.</summary>
    public void Begin(HubLink link) => Arm(link, _links.Rules[link.State].Timeout);

    /// <inheritdoc cref="Begin(HubLink)"/>
    public void Begin(HubInvitation invitation) => Arm(invitation, _invitations.Rules[invitation.State].Timeout);

    /// <inheritdoc cref="Begin(HubLink)"/>
    public void Begin(HubRelay transfer) => Arm(transfer, _relays.Rules[transfer.State].Timeout);

    /// <summary>A step or an effect was wrong: that one link ends. A rule that is missing for this very case must not be looked for for ever.</summary>
    public void CatchInternalError(HubLink link, LinkTrigger? cause = null)
    {
        InternalErrors++;
        if (cause != LinkTrigger.InternalErrorCaught)
            Fire(link, LinkTrigger.InternalErrorCaught, CloseReason.InternalError);
    }

    private void Count(LinkTrigger trigger, LinkState to, CloseReason reason)
    {
        if (to == LinkState.Closed)
            Counters.Note(reason);
        else if (trigger == LinkTrigger.SilenceNoticed)
            Counters.NoteProbe();
    }

    // Messages that were read together and mean the same in the same state are one run, and the machine is fired once for it:
    // the cell is a function of state and trigger alone, so the next message of the run has the same effects.
    private StepRecord<SessionState, SessionTrigger, SessionEffect> StepOrRepeat(HubSession session, SessionTrigger trigger)
    {
        var run = _run.Record;
        if (_run.Session == session && run.Trigger == trigger && run.From == session.State && run.To == session.State)
            return run;
        var record = _sessions.Step(session, trigger);
        Note(_sessions.Rules, record, session, session.Link.Number, session.Name);
        if (trigger is SessionTrigger.SendGranted or SessionTrigger.GroupSendGranted or SessionTrigger.AcknowledgementReceived)
            _run = (session, record);
        return record;
    }

    private void Note<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, in StepRecord<TState, TTrigger, TEffect> record, Subject<TState> subject, long link, string? user)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum
    {
        if (record.Outcome == StepOutcome.Moved)
            Arm(subject, record.Timeout);
        if (_journal.IsEnabled)
        {
            _journal.Record(new(
                rules.Name, link, user ?? "", record.From.ToString(), record.Trigger.ToString(), record.To.ToString(), record.Outcome.ToString()));
        }
    }

    private void Arm(ITimed subject, TimeSpan timeout)
    {
        if (timeout > TimeSpan.Zero)
            _deadlines.Arm(subject, subject.Generation, Now + timeout);
    }
}

/// <summary>Who performs the effects of each machine.</summary>
internal sealed record Performers(
    RelayPerformer Relay, LinkPerformer Link, SessionPerformer Session, ServerPerformer Server, GroupPerformer Group, InvitationPerformer Invitation);

/// <summary>The server as a whole, as its machine's subject.</summary>
internal sealed class HubServer(ServerState initial) : Subject<ServerState>(initial);
