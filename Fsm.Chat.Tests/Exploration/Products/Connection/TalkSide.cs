using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The client's conversation with one person: its Conversation machine, between the user's machine and the wire.</summary>
internal sealed class TalkSide
{
    private readonly Part<UserState, UserTrigger, UserEffect> _user;
    private readonly Variable _told;
    private readonly Variable _textsWait;

    /// <summary>Makes it.</summary>
    /// <param name="say">How something is said to the server.</param>
    public TalkSide(
        Model model, string name, Rules<ConversationState, ConversationTrigger, ConversationEffect> rules, Part<UserState, UserTrigger, UserEffect> user,
        Func<Frame, ImmutableArray<Statement>> say)
    {
        _user = user;
        Machine = model.Part(name, rules);
        _told = model.Number($"{name}_hears", max: Enum.GetValues<ConversationTrigger>().Length);
        _textsWait = model.Number($"{name}_texts_wait", max: 1);
        Machine.On(ConversationEffect.SendOpen, say(Frame.Open));
        Machine.On(ConversationEffect.SendLeave, say(Frame.Leave));
        Machine.On(ConversationEffect.TellOpened, user.Fire(UserTrigger.ConversationOpened));
        Machine.Quiet(
            ConversationEffect.TellNotOpened, ConversationEffect.TellLeft, ConversationEffect.TellPeerOpened, ConversationEffect.TellPeerLeft,
            ConversationEffect.TellPeerGone, ConversationEffect.TellPeerInterrupted, ConversationEffect.TellPeerBack, ConversationEffect.FailWaiting,
            ConversationEffect.NotePlace);

        user.On(UserEffect.OpenConversation, Machine.Fire(ConversationTrigger.ChatTyped));
        user.On(UserEffect.LeaveConversation, [Decide([_textsWait], wait => [Machine.Fire(TalkDecisions.DecideQuit(waiting: wait[0]))])]);
        user.On(UserEffect.EndConversations, Machine.Fire(ConversationTrigger.LinkLost));
        foreach (var effect in (UserEffect[])[UserEffect.SettleRequest, UserEffect.NoteConversation, UserEffect.NotePresence])
            user.On(effect, Pass);
        // Texts leave over a link that is in use, and only then. A leave that is said meanwhile waits for one too, and the model has no queue for it to wait in.
        model.May(
            Mover.Program, $"{name}: the texts before the leave have left", Machine.In(ConversationState.Draining) & IsLinked,
            Machine.Fire(ConversationTrigger.TextsSent));
        model.MayElapse(Machine, when: Machine.NotIn(ConversationState.Draining) | IsLinked);
        model.Invariants.Add(($"the timer of {name} is that of its state", Machine.TimerIsRight));
    }

    public Part<ConversationState, ConversationTrigger, ConversationEffect> Machine { get; }

    /// <summary>Whether the server is still to answer what was last asked, or texts are leaving before it is asked. Without a link they wait for one.</summary>
    public Value IsAwaited => Machine.In(ConversationState.Opening, ConversationState.Leaving) | (Machine.In(ConversationState.Draining) & IsLinked);

    /// <summary>The person leaves while texts that were typed before still wait for their turn.</summary>
    public ImmutableArray<Statement> QuitBehindTexts => [_textsWait.Set(1), _user.Fire(UserTrigger.QuitTyped), _textsWait.Set(0)];

    /// <summary>What a frame means to the conversation, if the user's machine passes it on.</summary>
    public ImmutableArray<Statement> Hear(Frame frame) => frame switch
    {
        Frame.OpenConfirmed => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(RequestKind.Open, StatusCode.Ok)),
        Frame.OpenRefused => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(RequestKind.Open, StatusCode.UnknownRecipient)),
        Frame.LeaveAnswered => Hear(UserTrigger.ConfirmationReceived, AnswerDecisions.Decide(RequestKind.Leave, StatusCode.Ok)),
        Frame.PeerOpened => Hear(UserTrigger.ConversationNoticeReceived, ConversationTrigger.PeerOpened),
        Frame.PeerLeft => Hear(UserTrigger.ConversationNoticeReceived, ConversationTrigger.PeerLeft),
        Frame.PeerGone => Hear(UserTrigger.PresenceReceived, AnswerDecisions.Decide(PresenceChange.Gone)!.Value),
        Frame.PeerInterrupted => Hear(UserTrigger.PresenceReceived, AnswerDecisions.Decide(PresenceChange.Interrupted)!.Value),
        Frame.PeerBack => Hear(UserTrigger.PresenceReceived, AnswerDecisions.Decide(PresenceChange.Back)!.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(frame), frame, null),
    };

    private Value IsLinked => _user.In(UserState.Connected, UserState.Chatting);

    private ImmutableArray<Statement> Pass =>
        [Decide([_told], told => told[0] == 0 ? [] : [Machine.Fire((ConversationTrigger)(told[0] - 1))])];

    private ImmutableArray<Statement> Hear(UserTrigger trigger, ConversationTrigger means) =>
        [_told.Set((int)means + 1), _user.Fire(trigger), _told.Set(0)];
}
