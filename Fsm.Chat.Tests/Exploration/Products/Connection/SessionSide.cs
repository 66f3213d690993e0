using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The server: one name, the session that holds it, and the server's ends of the connections that ask for it.</summary>
internal sealed class SessionSide
{
    private readonly Variable _named;
    private readonly Variable _refusal;
    private readonly Variable _newLink;
    private readonly Variable _aboutLeave;
    private readonly Variable _inThis;
    private readonly Variable _heard;

    public SessionSide(Model model, RuleSet rules, params ImmutableArray<WireEnd> connections)
    {
        Machine = model.Part("session", rules.Session);
        Links = [.. connections.Select((wire, i) => new ServerEnd(model, i, wire, rules))];
        Carrier = model.Number("carrier", max: connections.Length);
        (Conversations, Stopping) = (model.Number("conversations", max: 2), model.Number("stopping"));
        (_named, _refusal, _newLink) = (model.Number("named"), model.Number("refusal", max: 2), model.Number("new_link", max: connections.Length));
        (_aboutLeave, _inThis) = (model.Number("about_leave"), model.Number("in_this"));
        _heard = model.Number("heard");
        AddEffects(model);
    }

    public Part<SessionState, SessionTrigger, SessionEffect> Machine { get; }

    public ImmutableArray<ServerEnd> Links { get; }

    /// <summary>The link that carries the session, counted from 1; 0 for none.</summary>
    public Variable Carrier { get; }

    public Variable Conversations { get; }

    public Variable Stopping { get; }

    /// <summary>A connect request has come on a link.</summary>
    public ImmutableArray<Statement> HearConnect(ServerEnd link) =>
    [
        Decide([Machine.State, Stopping, _heard], facts =>
        {
            var state = (SessionState)facts[0];
            var held = state is not (SessionState.Arriving or SessionState.Disconnected);
            var givesWay = InterruptionDecisions.GivesWay(state, isHeardOf: facts[2] == 1, fromThere: true);
            var (trigger, status) = ConnectDecisions.Decide(new(NameValid: true, held, facts[1] == 1) { HolderGivesWay = givesWay });
            return trigger switch
            {
                LinkTrigger.ConnectGranted => [.. Begin(link), link.Fire(trigger)],
                LinkTrigger.ReclaimGranted => [link.Fire(trigger)],
                _ => Refuse(link, trigger, status),
            };
        }),
    ];

    /// <summary>A resume has come on a link, and shows the token of the session that there is, or of none.</summary>
    public ImmutableArray<Statement> HearResume(ServerEnd link, bool tokenFits = true, bool honest = true, bool isTooOften = false) =>
    [
        Decide([Machine.State, Stopping], facts =>
        {
            var known = tokenFits && (SessionState)facts[0] is not (SessionState.Arriving or SessionState.Disconnected);
            var (trigger, status, reason) = ResumeDecisions.Decide(new(known, Acknowledged: honest ? 0ul : 1, HandedOver: 0, facts[1] == 1) { UsedUp = isTooOften });
            return trigger == LinkTrigger.ResumeGranted ? [_newLink.Set(link.Number + 1), link.Fire(trigger), _newLink.Set(0)]
                : trigger == LinkTrigger.ConnectRefused ? Refuse(link, trigger, status)
                : [link.Fire(trigger, reason)];
        }),
    ];

    /// <summary>A request about a conversation has come, and means this.</summary>
    /// <param name="leaves">Whether it is a request to leave.</param>
    /// <param name="inThis">Whether the person is in that conversation.</param>
    public ImmutableArray<Statement> HearTalk(SessionTrigger trigger, bool leaves, bool inThis) =>
        [_aboutLeave.Set(leaves ? 1 : 0), _inThis.Set(inThis ? 1 : 0), Machine.Fire(trigger), _aboutLeave.Set(0), _inThis.Set(0)];

    /// <summary>A request about the one conversation that there can be has come.</summary>
    public ImmutableArray<Statement> HearTalk(ConversationChange change) =>
    [
        Decide([Conversations], count => HearTalk(
            ConversationDecisions.Decide(new(change, PeerFound: true, PeerAmbiguous: false, PeerIsSelf: false, InConversation: count[0] > 0, count[0], ServerStopping: false)).Trigger,
            change == ConversationChange.Leave, count[0] > 0)),
    ];

    /// <summary>Says something on the link that carries the session.</summary>
    public ImmutableArray<Statement> Say(Frame frame) => OnCarrier(link => link.Say(frame));

    public ImmutableArray<Statement> OnCarrier(Func<ServerEnd, ImmutableArray<Statement>> act) =>
        [Decide([Carrier], carrier => carrier[0] == 0 ? [] : act(Links[carrier[0] - 1]))];

    /// <summary>What goes wrong about the session itself, as often as there are faults left.</summary>
    public void AddMistakes(Model model, Budget faults) => model.May(
        Mover.Fault, "server: makes a mistake about the session",
        Machine.In(SessionState.Connected, SessionState.Chatting, SessionState.Interrupted) & faults.IsLeft,
        [.. faults.Spend, Machine.Fire(SessionTrigger.InternalErrorCaught)]);

    private ImmutableArray<Statement> Begin(ServerEnd link) => [.. Machine.Begin(), Conversations.Set(0), _heard.Set(0), Carrier.Set(link.Number + 1)];

    private ImmutableArray<Statement> Refuse(ServerEnd link, LinkTrigger trigger, StatusCode status) =>
    [
        _refusal.Set(Array.IndexOf(Refusals, CloseFrames.OfRefusal(status))), link.Fire(trigger, CloseReason.ConnectRefused), _refusal.Set(0),
    ];

    private static readonly Frame[] Refusals = [Frame.RefusedForGood, Frame.RefusedForNow, Frame.RefusedUnknown];

    private void AddEffects(Model model)
    {
        foreach (var link in Links)
            AddEffects(model, link);
        Machine.On(SessionEffect.TakeName, Demand(_named.Is(0), "a name has two sessions"), _named.Set(1));
        Machine.On(SessionEffect.ReleaseName, _named.Set(0), Carrier.Set(0));
        Machine.On(SessionEffect.SendWelcome, Say(Frame.Welcome));
        Machine.On(SessionEffect.SendUserList, Say(Frame.UserList));
        Machine.On(SessionEffect.TakeLink, Decide([Carrier, _newLink], links =>
        [
            Carrier.Set(links[1]), _heard.Set(1),
            .. links[0] == 0 ? (ImmutableArray<Statement>)[] : [Links[links[0] - 1].Fire(LinkTrigger.CloseRequested, CloseReason.Replaced)],
        ]));
        Machine.On(SessionEffect.ConfirmResume, Say(Frame.Resumed));
        Machine.On(SessionEffect.SendSnapshot, Say(Frame.Snapshot));
        Machine.On(SessionEffect.ConfirmRequest, If(_aboutLeave.Holds, Say(Frame.LeaveAnswered), Say(Frame.DisconnectConfirmed)));
        Machine.On(SessionEffect.CloseLink, OnCarrier(link => [link.Fire(LinkTrigger.CloseRequested)]));
        Machine.On(SessionEffect.CloseSlowLink, OnCarrier(link => [link.Fire(LinkTrigger.OutputOverflowed, CloseReason.SlowConsumer)]));
        Machine.On(SessionEffect.CloseFailedLink, OnCarrier(link => [link.Fire(LinkTrigger.InternalErrorCaught)]));
        Machine.On(SessionEffect.EndConversations, Conversations.Set(0));
        Machine.On(SessionEffect.JoinConversation, Conversations.Add(1));
        Machine.On(SessionEffect.LeaveConversation, If(_inThis.Holds, [Conversations.Add(-1)]));
        Machine.On(SessionEffect.JoinGroupConversation, If(_inThis.Is(0), [Conversations.Add(1)]));
        Machine.On(SessionEffect.LeaveGroupConversation, If(_inThis.Holds, [Conversations.Add(-1)]));
        Machine.On(SessionEffect.ConfirmOpen, Say(Frame.OpenConfirmed));
        Machine.On(SessionEffect.ConfirmGroupOpen, Say(Frame.OpenConfirmed));
        Machine.On(SessionEffect.RefuseRequest, If(_aboutLeave.Holds, Say(Frame.LeaveAnswered), Say(Frame.OpenRefused)));
        Machine.On(SessionEffect.TellGone, [If(_inThis.Holds, [Conversations.Add(-1)]), .. Say(Frame.Notice)]);
        foreach (var effect in (SessionEffect[])[SessionEffect.SendGroupList, SessionEffect.ConfirmIgnored, SessionEffect.SendIgnoreList, SessionEffect.TellDetached])
            Machine.On(effect, Say(Frame.Notice));
        Machine.On(SessionEffect.TakeResponsibility, _heard.Set(1));
        Machine.On(SessionEffect.TakeAcknowledgement, _heard.Set(1));
        Machine.Quiet(
        [
            .. EffectTopics.OfMessages.Except([SessionEffect.TakeResponsibility, SessionEffect.TakeAcknowledgement]), .. EffectTopics.OfGroups, .. EffectTopics.OfTransfers, .. EffectTopics.OfIgnoring, .. EffectTopics.OfAccounts,
            SessionEffect.TellOpened, SessionEffect.TellLeft, SessionEffect.KeepAside, SessionEffect.TellInterrupted, SessionEffect.TellBack,
        ]);

        model.MayElapse(Machine);
        model.Invariants.Add(("the timer of the session is that of its state", Machine.TimerIsRight));
        model.Invariants.Add(("a name is held exactly by a session that is not over", 
            (_named.Holds & !Machine.In(SessionState.Arriving, SessionState.Disconnected)) | (_named.Is(0) & Machine.In(SessionState.Arriving, SessionState.Disconnected))));
        model.Invariants.Add(("who is in a conversation is Chatting, and nobody else", !Machine.In(SessionState.Connected, SessionState.Chatting)
            | (Machine.In(SessionState.Chatting) & Conversations.Holds) | (Machine.In(SessionState.Connected) & Conversations.Is(0))));
        model.Invariants.Add(("a session that is interrupted has no link, one that is connected has", !Machine.In(SessionState.Connected, SessionState.Chatting, SessionState.Interrupted)
            | (Machine.In(SessionState.Interrupted) & Carrier.Is(0)) | (Machine.In(SessionState.Connected, SessionState.Chatting) & Carrier.Holds)));
    }

    private void AddEffects(Model model, ServerEnd link)
    {
        link.AddEffects();
        var carries = Carrier.Is(link.Number + 1);
        model.Invariants.Add(($"server: link {link.Number} is in use and carries no session", !link.Link.In(LinkState.Live, LinkState.Probing) | carries));
        link.Link.On(LinkEffect.BeginSession, Machine.Fire(SessionTrigger.ConnectGranted));
        link.Link.On(LinkEffect.EndUnheardSession, [Machine.Fire(SessionTrigger.NameReclaimed), .. Begin(link)]);
        link.Link.On(LinkEffect.ResumeSession, Decide([Conversations], conversations => [Machine.Fire(InterruptionDecisions.DecideResumed(conversations[0]))]));
        link.Link.On(LinkEffect.EndSession, If(carries, [Machine.Fire(SessionTrigger.LinkEnded)]));
        link.Link.On(LinkEffect.SuspendSession, If(carries, [Carrier.Set(0), Machine.Fire(InterruptionDecisions.DecideLost(new Limits(), new(IsPlaceFree: true, HasPeerEnded: false, IsHeardOf: true)))]));
        link.Link.On(LinkEffect.SendRefusal, Decide([_refusal], refusal => link.Say(Refusals[refusal[0]])));
        link.Link.On(LinkEffect.JoinTransfer, Never("a chat link joins a transfer"));
        link.Link.On(LinkEffect.LeaveTransfer, Never("a chat link leaves a transfer"));
    }
}
