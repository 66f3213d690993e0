using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The server's end of one connection: its Link machine, and the reason that it will have been closed for.</summary>
internal sealed class ServerEnd
{
    public ServerEnd(Model model, int number, IEnds ends, Fsm.Chat.Protocol.Machines.RuleSet rules)
    {
        (Number, Ends) = (number, ends);
        Accepted = model.Number($"accepted{number}");
        Link = model.Part($"server_link{number}", rules.Link, armed: false);
        Reason = model.Reason($"reason{number}");
        LastWord = model.Number($"last_word{number}");
    }

    public int Number { get; }

    public IEnds Ends { get; }

    /// <summary>Whether there is such a connection.</summary>
    public Variable Accepted { get; }

    public Part<LinkState, LinkTrigger, LinkEffect> Link { get; }

    public Variable Reason { get; }

    /// <summary>Whether its last frame has been sent.</summary>
    public Variable LastWord { get; }

    public Value TakesFrames => Link.In([.. Enum.GetValues<LinkState>().Where(LinkReading.TakesFrames)]);

    public Value IsOver => Accepted.Is(0) | Link.In(LinkState.Closed);

    public ImmutableArray<Statement> Accept => [Accepted.Set(1), .. Link.Begin()];

    public ImmutableArray<Statement> Forget => [Accepted.Set(0), .. Link.Begin(armed: false), Reason.Set(0), LastWord.Set(0)];

    /// <summary>Tells the link what happened; the first reason that it moves for is the one it is closed for.</summary>
    public Statement Fire(LinkTrigger trigger, CloseReason? reason = null) => Link.Fire(trigger, GiveReason(reason ?? CloseReasons.Of(trigger)));

    public ImmutableArray<Statement> GiveReason(CloseReason reason) => reason == CloseReason.None ? [] : [If(Reason.Is(0), [Reason.Set((int)reason)])];

    /// <summary>Says something on this link, which must not have said its last word.</summary>
    public ImmutableArray<Statement> Say(Frame frame) =>
        [Demand(LastWord.Is(0) & Link.NotIn(LinkState.Closed), $"server: {frame} is sent after the close"), .. Ends.SayDown(frame)];

    /// <summary>What its effects mean that concern nobody else.</summary>
    public void AddEffects(Model model)
    {
        ImmutableArray<Statement> announce =
        [
            Demand(LastWord.Is(0), "server: the close is announced twice"),
            Demand(Reason.Holds, "server: the close is announced without a reason"),
            Decide([Reason], reason => (CloseReason)reason[0] == CloseReason.None ? [] : Ends.SayDown(CloseFrames.Of((CloseReason)reason[0]))),
            LastWord.Set(1),
        ];
        foreach (var effect in (LinkEffect[])[LinkEffect.AnnounceClose, LinkEffect.AnnounceLinkClose, LinkEffect.SendRest])
            Link.On(effect, announce);
        Link.On(LinkEffect.SendPing, Say(Frame.Ping));
        Link.On(LinkEffect.SendPong, Say(Frame.Pong));
        Link.On(LinkEffect.ReleaseSocket, Ends.ServerReleases);
        Link.On(LinkEffect.AbortSocket, Ends.ServerAborts);
        model.Invariants.Add(($"server: the timer of link {Number} is that of its state", Accepted.Is(0) | Link.TimerIsRight));
        model.Invariants.Add(($"server: link {Number} closes and does not say why", Accepted.Is(0) | Link.NotIn(LinkState.Closing) | LastWord.Holds));
        model.Invariants.Add(($"server: link {Number} is closed for a reason", Accepted.Is(0) | Link.NotIn(LinkState.Closed) | Reason.Holds));
    }

    /// <summary>What time does: it may always seem long. And what goes wrong on this side, as often as there are faults left.</summary>
    public void AddTime(Model model, Budget faults)
    {
        model.May(Mover.Time, $"server: hears nothing on link {Number} for a while", Accepted.Holds & Link.In(LinkState.Live) & Ends.LetsServerAsk, Fire(LinkTrigger.SilenceNoticed));
        foreach (var (trigger, isArmed) in Link.Timers)
            model.May(Mover.Time, $"server: {trigger} of link {Number}", Accepted.Holds & isArmed, Link.Armed.Set(0), Fire(trigger));
        foreach (var trigger in (LinkTrigger[])[LinkTrigger.WriteStalled, LinkTrigger.FrameStalled])
            model.May(Mover.Fault, $"server: {trigger} on link {Number}", Accepted.Holds & TakesFrames & faults.IsLeft, [.. faults.Spend, Fire(trigger)]);
        model.May(
            Mover.Fault, $"server: makes a mistake about link {Number}", Accepted.Holds & Link.NotIn(LinkState.Closed) & faults.IsLeft,
            [.. faults.Spend, Fire(LinkTrigger.InternalErrorCaught, CloseReason.InternalError)]);
    }
}
