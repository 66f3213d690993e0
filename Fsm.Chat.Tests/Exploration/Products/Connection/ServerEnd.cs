using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The server's end of one connection, and the reason that it will have been closed for.</summary>
internal sealed class ServerEnd(Model model, int number, WireEnd wire, RuleSet rules) : LinkEnd(model, "server", number, wire, rules, LinkTrigger.SilenceNoticed)
{
    public Variable Accepted { get; } = model.Number($"accepted{number}");

    public Variable Reason { get; } = model.Reason($"reason{number}");

    /// <summary>Whether its last frame has been sent.</summary>
    public Variable LastWord { get; } = model.Number($"last_word{number}");

    public Value IsOver => Accepted.Is(0) | Link.In(LinkState.Closed);

    protected override Value IsConnected => Accepted.Holds;

    public ImmutableArray<Statement> Accept => [Accepted.Set(1), .. Link.Begin()];

    public ImmutableArray<Statement> Forget => [Accepted.Set(0), .. Link.Begin(armed: false), Reason.Set(0), LastWord.Set(0)];

    /// <summary>Tells the link what happened; the first reason that it moves for is the one it is closed for.</summary>
    public Statement Fire(LinkTrigger trigger, CloseReason? reason = null) => Link.Fire(trigger, GiveReason(reason ?? CloseReasons.Of(trigger)));

    public ImmutableArray<Statement> GiveReason(CloseReason reason) => reason == CloseReason.None ? [] : [If(Reason.Is(0), [Reason.Set((int)reason)])];

    protected override ImmutableArray<Statement> Tell(LinkTrigger trigger) => [Fire(trigger)];

    /// <summary>Says something on this link, which must not have said its last word.</summary>
    public ImmutableArray<Statement> Say(Frame frame) =>
        [Demand(LastWord.Is(0) & Link.NotIn(LinkState.Closed), $"server: {frame} is sent after the close"), .. Wire.Say(frame)];

    /// <summary>What its effects mean that concern nobody else.</summary>
    public void AddEffects()
    {
        ImmutableArray<Statement> announce =
        [
            Demand(LastWord.Is(0), "server: the close is announced twice"),
            Demand(Reason.Holds, "server: the close is announced without a reason"),
            Decide([Reason], reason => (CloseReason)reason[0] == CloseReason.None ? [] : Wire.Say(CloseFrames.Of((CloseReason)reason[0]))),
            LastWord.Set(1),
        ];
        foreach (var effect in (LinkEffect[])[LinkEffect.AnnounceClose, LinkEffect.AnnounceLinkClose, LinkEffect.SendRest])
            Link.On(effect, announce);
        Link.On(LinkEffect.SendPing, Say(Frame.Ping));
        Link.On(LinkEffect.SendPong, Say(Frame.Pong));
        Link.On(LinkEffect.ReleaseSocket, Wire.Releases);
        Link.On(LinkEffect.AbortSocket, Wire.Aborts);
        Model.Invariants.Add(($"server: the timer of link {Number} is that of its state", Accepted.Is(0) | Link.TimerIsRight));
        Model.Invariants.Add(($"server: link {Number} closes and does not say why", Accepted.Is(0) | Link.NotIn(LinkState.Closing) | LastWord.Holds));
        Model.Invariants.Add(($"server: link {Number} is closed for a reason", Accepted.Is(0) | Link.NotIn(LinkState.Closed) | Reason.Holds));
    }
}
