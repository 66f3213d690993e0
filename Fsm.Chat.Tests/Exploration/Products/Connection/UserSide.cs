using Fsm.Chat.Client.Codes;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The client: the user on one server, what is left of their session there, and the client's ends of the connections.</summary>
internal sealed class UserSide
{
    private readonly Variable _typing;
    private readonly Variable _reason;

    public UserSide(Model model, RuleSet rules, params ImmutableArray<WireEnd> connections)
    {
        Machine = model.Part("user", rules.User);
        (Current, HasSession, Leaving) = (model.Number("current", max: connections.Length), model.Number("has_session"), model.Number("leaving"));
        (_typing, _reason) = (model.Number("typing", max: (int)TypingMode.NamedLines), model.Reason("told_reason"));
        Links = [.. connections.Select((wire, i) => new ClientEnd(model, i, wire, rules, _reason))];
        foreach (var link in Links)
            AddEffects(link);
        AddEffects();
        model.MayElapse(Machine, when: HasFreeLink | !Machine.In(UserState.Reconnecting, UserState.AwaitingServer, UserState.Renewing));
        model.Invariants.Add(("who is connected has no link in use", !Machine.In(UserState.Connected, UserState.Chatting) | Links.Select(link =>
            Current.Is(link.Number + 1) & link.Granted.Holds & link.Link.In(LinkState.Live, LinkState.Probing)).Aggregate((one, other) => one | other)));
        model.Invariants.Add(("the timer of the user is that of their state", Machine.TimerIsRight));
    }

    public Part<UserState, UserTrigger, UserEffect> Machine { get; }

    public ImmutableArray<ClientEnd> Links { get; }

    /// <summary>The newest link, counted from 1; 0 for none.</summary>
    public Variable Current { get; }

    /// <summary>Whether there is a session that could be resumed.</summary>
    public Variable HasSession { get; }

    /// <summary>Whether the server was asked to end it.</summary>
    public Variable Leaving { get; }

    /// <summary>Whether another link can be made: there are no more of them in the model.</summary>
    public Value HasFreeLink => Links.Select(link => link.Phase.Is(ClientEnd.Unused)).Aggregate((one, other) => one | other);

    /// <summary>A frame has come that is for the user.</summary>
    public ImmutableArray<Statement> Hear(UserTrigger trigger) => [Machine.Fire(trigger)];

    /// <summary>The server has granted what was asked on a link.</summary>
    public ImmutableArray<Statement> HearGrant(ClientEnd link) => link.Fire(LinkTrigger.ConnectGranted);

    public ImmutableArray<Statement> HearRefusal(ClientEnd link, Frame refusal) =>
        [.. link.Fire(LinkTrigger.ConnectRefused, CloseReason.ConnectRefused), Machine.Fire(ConnectionDecisions.DecideRefused(CloseFrames.StatusOf(refusal), resumes: true, CodeTable.Of(CloseFrames.StatusOf(refusal)).Postpones))];

    public ImmutableArray<Statement> HearClose(ClientEnd link, CloseReason reason) => link.Fire(AnnouncedDecisions.DecideClose(reason), reason);

    public ImmutableArray<Statement> OnCurrent(Func<ClientEnd, ImmutableArray<Statement>> act) =>
        [Decide([Current], current => current[0] == 0 ? [] : act(Links[current[0] - 1]))];

    private void AddEffects(ClientEnd link)
    {
        var isCurrent = Current.Is(link.Number + 1);
        link.AddEffects(Leaving);
        link.Link.On(LinkEffect.BeginSession,
            link.Granted.Set(1), HasSession.Set(1),
            Decide([link.Asked, _typing], facts => [Machine.Fire(ConnectionDecisions.DecideGranted(facts[0] == ClientEnd.AskedResume, isTalking: (TypingMode)facts[1] != TypingMode.Commands))]));
        link.Link.On(LinkEffect.EndSession, If(isCurrent, [Decide([_reason], reason => [Machine.Fire(ConnectionDecisions.DecideEnded((CloseReason)reason[0]))])]));
        link.Link.On(LinkEffect.SuspendSession, If(isCurrent, [Machine.Fire(UserTrigger.LinkInterrupted)]));
    }

    private void AddEffects()
    {
        Machine.On(UserEffect.OpenLink, OpenFirstFree(0));
        Machine.On(UserEffect.CloseLink, OnCurrent(link => link.Fire(LinkTrigger.CloseRequested)));
        Machine.On(UserEffect.SendConnect, OnCurrent(link =>
        [
            If(HasSession.Holds,
                [link.Asked.Set(ClientEnd.AskedResume), .. link.Say(Frame.Resume)],
                [link.Asked.Set(ClientEnd.AskedSession), .. link.Say(Frame.Connect)]),
        ]));
        Machine.On(UserEffect.SendDisconnect, [Leaving.Set(1), .. OnCurrent(link => link.Say(Frame.Disconnect))]);
        Machine.On(UserEffect.ForgetSession, HasSession.Set(0), Leaving.Set(0));
        Machine.On(UserEffect.SetTarget, _typing.Set((int)TypingMode.Conversation));
        Machine.On(UserEffect.AddressAnyone, _typing.Set((int)TypingMode.NamedLines));
        Machine.On(UserEffect.ClearTarget, _typing.Set((int)TypingMode.Commands));
        Machine.Quiet([.. EffectTopics.OfUsersTold, UserEffect.RequestIgnore]);
    }

    private ImmutableArray<Statement> OpenFirstFree(int number) => number == Links.Length
        ? [Never("the model has no free link")]
        : [If(Links[number].Phase.Is(ClientEnd.Unused), [Current.Set(number + 1), .. Links[number].Dial], OpenFirstFree(number + 1))];
}
