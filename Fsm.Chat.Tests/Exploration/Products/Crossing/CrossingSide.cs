using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Tests.Exploration.Modelling;
using Fsm.Chat.Tests.Exploration.Products.Connection;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;
using static Fsm.Chat.Tests.Exploration.Products.Connection.EffectTopics;

namespace Fsm.Chat.Tests.Exploration.Products.Crossing;

/// <summary>
/// One of two people who can talk to each other: their user and conversation at the client, their session on the server, and the frames between, which are never lost: what a cut
/// loses is sent again. A connection that is lost only keeps them waiting.
/// </summary>
internal sealed class CrossingSide
{
    private readonly Model _model;
    private readonly string _name;
    private readonly Channel _up;
    private readonly Channel _down;
    private readonly TalkSide _talk;
    private readonly Variable _over;
    private readonly Variable _aboutLeave;
    private readonly Variable _asksToIgnore;

    public CrossingSide(Model model, string name, RuleSet rules)
    {
        (_model, _name) = (model, name);
        (_up, _down) = (model.Channel($"{name}_up", 4), model.Channel($"{name}_down", 6));
        (In, _over, _aboutLeave) = (model.Number($"{name}_in"), model.Number($"{name}_over"), model.Number($"{name}_about_leave"));
        (Ignores, _asksToIgnore) = (model.Number($"{name}_ignores"), model.Number($"{name}_asks_to_ignore"));
        User = model.Part($"{name}_user", rules.User, UserState.Connected);
        Session = model.Part($"{name}_session", rules.Session, SessionState.Connected);
        _talk = new(model, $"{name}_talk", rules.Conversation, User, frame => [_up.Send(frame)]);
    }

    public Part<UserState, UserTrigger, UserEffect> User { get; }

    public Part<SessionState, SessionTrigger, SessionEffect> Session { get; }

    /// <summary>Whether the server counts this person as being in the conversation.</summary>
    public Variable In { get; }

    /// <summary>Whether this person takes nothing from the other one.</summary>
    public Variable Ignores { get; }

    public Value IsOver => _over.Holds;

    public Value IsLive => Session.NotIn(SessionState.Disconnected);

    public Value IsQuiet => _up.IsEmpty & _down.IsEmpty & !IsAwaited;

    /// <summary>Whether the client and the server think the same of the conversation.</summary>
    public Value Agrees => IsOver | (_talk.Machine.In(ConversationState.Open, ConversationState.PeerInterrupted) & In.Holds) | (_talk.Machine.In(ConversationState.Closed) & In.Is(0));

    public Value Rests => IsQuiet & ((IsOver & Session.In(SessionState.Disconnected))
        | (User.In(UserState.Connected, UserState.Chatting) & Session.In(SessionState.Connected, SessionState.Chatting)));

    // The next line waits for the answer.
    private Value IsAwaited => _talk.IsAwaited | _asksToIgnore.Holds;

    private Value Listens => User.In(UserState.Connected, UserState.Chatting, UserState.Disconnecting);

    /// <summary>What the person, the network and the server do, with the other one there.</summary>
    public void Add(CrossingSide other, Budget lines, Budget losses)
    {
        SayUserEffects();
        SaySessionEffects(other);
        AddPerson(lines);
        AddConnection(losses);
        foreach (var frame in (Frame[])[Frame.OpenConfirmed, Frame.OpenRefused, Frame.LeaveAnswered, Frame.PeerOpened, Frame.PeerLeft, Frame.PeerGone, Frame.PeerInterrupted, Frame.PeerBack, Frame.PeerClosed])
            Hear(frame, _talk.Hear(frame));
        Hear(Frame.Ignored, [_asksToIgnore.Set(0), .. _talk.Hear(Frame.Ignored)]);
        Hear(Frame.DisconnectConfirmed, [User.Fire(UserTrigger.DisconnectConfirmed)]);
        Serve(Frame.Open, Converse(other, ConversationChange.Open));
        Serve(Frame.Leave, [_aboutLeave.Set(1), .. Converse(other, ConversationChange.Leave), _aboutLeave.Set(0)]);
        Serve(Frame.Ignore, [Decide([In], facts => [Session.Fire(IgnoreDecisions.Decide(
            new(IgnoreRequestKind.Ignore, true, true, false, false, false, false) { InConversation = facts[0] == 1, Conversations = facts[0] }).Trigger)])]);
        Serve(Frame.Disconnect, [Session.Fire(SessionTrigger.DisconnectRequestReceived)]);
        _model.MayElapse(Session);
        _model.Invariants.Add(($"{_name}: the timer of the session is that of its state", Session.TimerIsRight));
        _model.Invariants.Add(($"{_name}: who is in the conversation is Chatting, and nobody else", !Session.In(SessionState.Connected, SessionState.Chatting)
            | (Session.In(SessionState.Chatting) & In.Holds) | (Session.In(SessionState.Connected) & In.Is(0))));
    }

    private void AddPerson(Budget lines)
    {
        foreach (var trigger in (UserTrigger[])[UserTrigger.ChatTyped, UserTrigger.QuitTyped, UserTrigger.IgnoreTyped, UserTrigger.DisconnectTyped])
        {
            _model.May(
                Mover.Person, $"{_name}: {trigger}", User.In(UserState.Connected, UserState.Chatting) & !_talk.IsAwaited & lines.IsLeft,
                [.. lines.Spend, User.Fire(trigger)]);
        }

        _model.May(
            Mover.Person, $"{_name}: types a text", (User.In(UserState.Chatting) | (User.In(UserState.Reconnecting) & _talk.MayType)) & !_talk.IsAwaited & lines.IsLeft,
            [.. lines.Spend, User.Fire(UserTrigger.TextTyped)]);
        _model.May(
            Mover.Person, $"{_name}: quits behind texts", User.In(UserState.Chatting) & !_talk.IsAwaited & lines.IsLeft,
            [.. lines.Spend, .. _talk.QuitBehindTexts]);
    }

    // Either end learns of it by itself; the client comes back while its session lasts, or finds it over.
    private void AddConnection(Budget losses)
    {
        _model.May(
            Mover.Fault, $"{_name}: the client loses the connection", User.In(UserState.Connected, UserState.Chatting) & losses.IsLeft,
            [.. losses.Spend, User.Fire(UserTrigger.LinkInterrupted)]);
        _model.May(
            Mover.Fault, $"{_name}: the server loses the connection", User.In(UserState.Reconnecting) & Session.In(SessionState.Connected, SessionState.Chatting),
            Session.Fire(InterruptionDecisions.DecideLost(new Limits(), new(IsPlaceFree: true, HasPeerEnded: false, IsHeardOf: true))));
        _model.May(Mover.Time, $"{_name}: waits no longer for the leave to be confirmed", User.In(UserState.Disconnecting), User.Armed.Set(0), User.Fire(UserTrigger.DisconnectTimerElapsed));
        _model.May(Mover.Time, $"{_name}: tries again", User.In(UserState.Reconnecting) & IsLive & _over.Is(0), User.Fire(UserTrigger.RetryTimerElapsed));
        _model.May(
            Mover.Program, $"{_name}: comes back", User.In(UserState.Resuming) & IsLive,
            Decide([In], count => [Session.Fire(InterruptionDecisions.DecideResumed(count[0])), User.Fire(count[0] > 0 ? UserTrigger.ResumeConfirmedChatting : UserTrigger.ResumeConfirmed)]));
        _model.May(
            Mover.Program, $"{_name}: finds the session over", User.In(UserState.Reconnecting, UserState.Resuming) & !IsLive & _over.Is(0),
            [_up.Clear, _down.Clear, _over.Set(1), If(User.In(UserState.Reconnecting), [User.Fire(UserTrigger.RetryTimerElapsed)]), User.Fire(UserTrigger.ResumeRefused)]);
    }

    private ImmutableArray<Statement> Converse(CrossingSide other, ConversationChange change) =>
    [
        Decide([In, other.Session.State, other.Ignores], facts => [Session.Fire(ConversationDecisions.Decide(new(
            change, PeerFound: (SessionState)facts[1] != SessionState.Disconnected, false, false, facts[0] == 1, facts[0], false) { IsIgnored = facts[2] == 1 }).Trigger)]),
    ];

    private void Hear(Frame frame, ImmutableArray<Statement> means) =>
        _model.May(Mover.Wire, $"{_name}: {frame} arrives at the client", _down.Next(frame) & (Listens | User.In(UserState.Disconnected)), [_down.Take, If(Listens, means)]);

    private void Serve(Frame frame, ImmutableArray<Statement> means) => _model.May(
        Mover.Wire, $"{_name}: {frame} arrives at the server", _up.Next(frame) & !Session.In(SessionState.Interrupted), [_up.Take, If(IsLive, means)]);

    private void SayUserEffects()
    {
        User.On(UserEffect.SendDisconnect, _up.Send(Frame.Disconnect));
        User.On(UserEffect.CloseLink, _over.Set(1));
        User.On(UserEffect.ForgetSession, _asksToIgnore.Set(0));
        User.On(UserEffect.RequestIgnore, _asksToIgnore.Set(1), _up.Send(Frame.Ignore));
        User.Quiet(
        [
            UserEffect.OpenLink, UserEffect.SendConnect, UserEffect.SetTarget, UserEffect.AddressAnyone, UserEffect.ClearTarget, .. OfUsersTold,
        ]);
    }

    private void SaySessionEffects(CrossingSide other)
    {
        var sharesOther = In.Holds | other.In.Holds;
        ImmutableArray<Statement> tellIfIn(Frame frame) => [If(other.In.Holds & other.IsLive, other.Tell(frame))];
        Session.On(SessionEffect.JoinConversation, In.Set(1));
        Session.On(SessionEffect.LeaveConversation, In.Set(0));
        Session.On(SessionEffect.TellOpened, other.Tell(Frame.PeerOpened));
        Session.On(SessionEffect.TellLeft, other.Tell(Frame.PeerLeft));
        Session.On(SessionEffect.AddIgnored, Ignores.Set(1));
        Session.On(SessionEffect.ConfirmIgnored, Tell(Frame.Ignored));
        Session.On(SessionEffect.RemovePartner, If(other.IsLive, [Decide([other.In], inIt =>
            IgnoreDecisions.DecideDetached(inIt[0] == 1, inIt[0]) is { } trigger ? [other.Session.Fire(trigger)] : [])]));
        Session.On(SessionEffect.TellDetached, Tell(Frame.PeerClosed));
        Session.On(SessionEffect.TellGone, Tell(Frame.PeerGone));
        Session.On(SessionEffect.ConfirmOpen, Tell(Frame.OpenConfirmed));
        Session.On(SessionEffect.RefuseRequest, If(_aboutLeave.Holds, Tell(Frame.LeaveAnswered), Tell(Frame.OpenRefused)));
        Session.On(SessionEffect.ConfirmRequest, If(_aboutLeave.Holds, Tell(Frame.LeaveAnswered), Tell(Frame.DisconnectConfirmed)));
        Session.On(SessionEffect.TellInterrupted, tellIfIn(Frame.PeerInterrupted));
        Session.On(SessionEffect.TellBack, tellIfIn(Frame.PeerBack));
        // The conversation is kept on both sides as long as either is in it; then the other one hears of the end.
        Session.On(SessionEffect.EndConversations, If(
            sharesOther & other.IsLive,
            [Decide([other.In], inIt => [other.Session.Fire(ConversationDecisions.DecideGone(inIt[0] == 1, inIt[0])), In.Set(0), other.In.Set(0)])],
            [In.Set(0), other.In.Set(0)]));
        Session.Quiet(
        [
            .. OfNames, .. OfMessages, .. OfGroups, .. OfGroupConversations, .. OfTransfers, .. OfCloses,
            SessionEffect.RemoveIgnored, SessionEffect.SendIgnoreList, SessionEffect.EndTransfersBetween, SessionEffect.EndInvitationsBetween, SessionEffect.TakeLink, SessionEffect.ConfirmResume, SessionEffect.SendSnapshot, SessionEffect.KeepAside,
        ]);
    }

    private ImmutableArray<Statement> Tell(Frame frame) => [_down.Send(frame)];
}
