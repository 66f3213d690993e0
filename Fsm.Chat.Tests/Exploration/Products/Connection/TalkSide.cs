using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The client's conversation with one person: its Conversation machine, between the user's machine and the wire.</summary>
internal sealed class TalkSide
{
    private readonly Part<UserState, UserTrigger, UserEffect> _user;
    private readonly Variable _told;
    private const int TypedOn = 1, Kept = 2;

    private readonly Variable _textsWait;
    private readonly Variable _asked;

    /// <summary>Makes it.</summary>
    /// <param name="say">How something is said to the server.</param>
    public TalkSide(
        Model model, string name, Rules<ConversationState, ConversationTrigger, ConversationEffect> rules, Part<UserState, UserTrigger, UserEffect> user,
        Func<Frame, ImmutableArray<Statement>> say)
    {
        _user = user;
        Machine = model.Part(name, rules);
        _told = model.Number($"{name}_hears", max: Enum.GetValues<ConversationTrigger>().Length);
        (_textsWait, _asked) = (model.Number($"{name}_texts_wait", max: Kept), model.Number($"{name}_asked"));
        Machine.On(ConversationEffect.SendOpen, say(Frame.Open));
        Machine.On(ConversationEffect.SendLeave, say(Frame.Leave));
        Machine.On(ConversationEffect.TellOpened, If(_textsWait.Holds, NoTextsWait, [user.Fire(UserTrigger.ConversationOpened)]));
        Machine.On(ConversationEffect.TellOpenedAway, If(_textsWait.Holds, NoTextsWait, [user.Fire(UserTrigger.ConversationOpened)]));
        foreach (var effect in (ConversationEffect[])[ConversationEffect.TellNotOpened, ConversationEffect.TellLeft, ConversationEffect.FailWaiting])
            Machine.On(effect, NoTextsWait);
        Machine.On(ConversationEffect.TellKept, _asked.Set(0));
        Machine.On(ConversationEffect.TellAwaited, _asked.Set(1));
        Machine.Quiet(
            ConversationEffect.NotePurpose, ConversationEffect.ReleaseTexts, ConversationEffect.OfferUnsent, ConversationEffect.TellPeerArrived, ConversationEffect.TellPeerWent, ConversationEffect.TellPeerOpened, ConversationEffect.TellPeerLeft, ConversationEffect.TellPeerClosed,
            ConversationEffect.TellPeerGone, ConversationEffect.TellPeerInterrupted, ConversationEffect.TellPeerBack, ConversationEffect.NotePlace);

        user.On(UserEffect.OpenConversation, Machine.Fire(ConversationTrigger.ChatTyped));
        user.On(UserEffect.LeaveConversation, [Decide([_textsWait], wait => [Machine.Fire(TalkDecisions.DecideQuit(waiting: wait[0]))])]);
        user.On(UserEffect.EndConversations, Machine.Fire(ConversationTrigger.LinkLost));
        user.On(UserEffect.SendText, Decide([Machine.State, user.State], facts => Type((ConversationState)facts[0], isLinked: (UserState)facts[1] is UserState.Connected or UserState.Chatting)));
        user.On(UserEffect.StrandConversations, [Decide([_textsWait], wait => [Machine.Fire(TalkDecisions.DecideSessionLost(wait[0], isTarget: false, isGroup: false))])]);
        user.On(UserEffect.OpenKept, Machine.Fire(ConversationTrigger.SessionGranted), If(Machine.In(ConversationState.Open, ConversationState.PeerInterrupted, ConversationState.PeerAway), NoTextsWait, [If(_textsWait.Holds, [_textsWait.Set(Kept)])]));
        foreach (var effect in (UserEffect[])[UserEffect.SettleRequest, UserEffect.NoteConversation, UserEffect.NotePresence, UserEffect.NoteRoster])
            user.On(effect, Pass);
        // Texts leave over a link that is in use, and only then. A leave that is said meanwhile waits for one too, and the model has no queue for it to wait in.
        model.May(
            Mover.Program, $"{name}: the texts before the leave have left", Machine.In(ConversationState.Draining) & IsLinked,
            Machine.Fire(ConversationTrigger.TextsSent));
        model.MayElapse(Machine, when: !Machine.In(ConversationState.Draining, ConversationState.PeerAwaited) | IsLinked);
        model.Invariants.Add(($"texts of {name} wait for nothing", _textsWait.Is(0) | Machine.NotIn(ConversationState.Closed)));
        model.Invariants.Add(($"the timer of {name} is that of its state", Machine.TimerIsRight));
    }

    public Part<ConversationState, ConversationTrigger, ConversationEffect> Machine { get; }

    /// <summary>Whether the server is still to answer what was last asked, or texts are leaving before it is asked. Without a link they wait for one.</summary>
    public Value IsAwaited => Machine.In(ConversationState.Opening, ConversationState.Leaving) | (Machine.In(ConversationState.Draining) & IsLinked);

    /// <summary>The person leaves while texts that were typed before still wait for their turn.</summary>
    public ImmutableArray<Statement> QuitBehindTexts => [_textsWait.Set(TypedOn), _user.Fire(UserTrigger.QuitTyped), _textsWait.Set(0)];

    /// <summary>What a frame means to the conversation, if the user's machine passes it on.</summary>
    public ImmutableArray<Statement> Hear(Frame frame) => frame switch
    {
        Frame.OpenConfirmed => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(RequestKind.Open, StatusCode.Ok, OpenPurpose.Chat, 1, isAway: false)),
        Frame.OpenConfirmedAway => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(RequestKind.Open, StatusCode.Ok, OpenPurpose.Chat, 1, isAway: true)),
        Frame.OpenRefused => [Decide([_textsWait, _asked], facts => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(
            RequestKind.Open, StatusCode.UnknownRecipient, facts[0] == Kept ? OpenPurpose.Kept : OpenPurpose.Chat, facts[1] == 1 ? Limits.AskedForKept : 1, isAway: false)))],
        Frame.LeaveAnswered => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(RequestKind.Leave, StatusCode.Ok, OpenPurpose.Chat, 1, isAway: false)),
        Frame.PeerOpened => Hear(UserTrigger.ConversationNoticeReceived, ConversationTrigger.PeerOpened),
        Frame.PeerArrived => Hear(UserTrigger.RosterNewsReceived, ConversationTrigger.PeerArrived),
        Frame.PeerReturned => Hear(UserTrigger.RosterNewsReceived, ConversationTrigger.PeerReturned),
        Frame.PeerUnlisted => Hear(UserTrigger.RosterNewsReceived, ConversationTrigger.PeerUnlisted),
        Frame.PeerLeft => Hear(UserTrigger.ConversationNoticeReceived, ConversationTrigger.PeerLeft),
        Frame.PeerClosed => Hear(UserTrigger.ConversationNoticeReceived, TalkDecisions.DecideTurn(ConversationChange.End)),
        // Text that goes there goes nowhere any more.
        Frame.Ignored => [.. Hear(UserTrigger.ConfirmationReceived, ConversationTrigger.PeerIgnored), If(_user.In(UserState.Chatting), [_user.Fire(UserTrigger.TargetLeft)])],
        Frame.PeerGone => Hear(UserTrigger.PresenceReceived, TalkDecisions.DecidePresence(PresenceChange.Gone)!.Value),
        Frame.PeerInterrupted => Hear(UserTrigger.PresenceReceived, TalkDecisions.DecidePresence(PresenceChange.Interrupted)!.Value),
        Frame.PeerBack => Hear(UserTrigger.PresenceReceived, TalkDecisions.DecidePresence(PresenceChange.Back)!.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(frame), frame, null),
    };

    /// <summary>Whether a text can be typed for it without a connection.</summary>
    public Value MayType => Machine.In(ConversationState.Closed, ConversationState.Keeping, ConversationState.Open, ConversationState.PeerInterrupted, ConversationState.PeerAway);

    private ImmutableArray<Statement> NoTextsWait => [_textsWait.Set(0), _asked.Set(0)];

    private Value IsLinked => _user.In(UserState.Connected, UserState.Chatting);

    // What is typed where it can leave has left; elsewhere it waits.
    private ImmutableArray<Statement> Type(ConversationState state, bool isLinked) =>
    [
        If(isLinked && TalkDecisions.TakesTexts(state) ? Value.False : Value.True, [_textsWait.Set(isLinked ? TypedOn : Kept)]),
        .. TalkDecisions.DecideText(state, isLinked) is { } trigger ? [Machine.Fire(trigger)] : (ImmutableArray<Statement>)[],
    ];

    private ImmutableArray<Statement> Pass =>
        [Decide([_told], told => told[0] == 0 ? [] : [Machine.Fire((ConversationTrigger)(told[0] - 1))])];

    private ImmutableArray<Statement> Hear(UserTrigger trigger, ConversationTrigger means) =>
        [_told.Set((int)means + 1), _user.Fire(trigger), _told.Set(0)];
}
