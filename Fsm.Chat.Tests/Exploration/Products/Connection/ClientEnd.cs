using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The client's end of one connection: its Link machine, how far the connection is, and what was asked on it.</summary>
internal sealed class ClientEnd
{
    public const int Unused = 0, Dialling = 1, Open = 2;
    public const int AskedNothing = 0, AskedSession = 1, AskedResume = 2;

    private readonly Variable _reason;

    public ClientEnd(Model model, int number, IEnds ends, Fsm.Chat.Protocol.Machines.RuleSet rules, Variable reason)
    {
        (Number, Ends, _reason) = (number, ends, reason);
        (Phase, Asked, Granted) = (model.Number($"phase{number}", max: Open), model.Number($"asked{number}", max: AskedResume), model.Number($"granted{number}"));
        Link = model.Part($"client_link{number}", rules.Link, armed: false);
    }

    public int Number { get; }

    public IEnds Ends { get; }

    /// <summary>Whether there is such a link, and whether it has its connection.</summary>
    public Variable Phase { get; }

    /// <summary>What was asked of the server on it.</summary>
    public Variable Asked { get; }

    /// <summary>Whether the server has granted that.</summary>
    public Variable Granted { get; }

    public Part<LinkState, LinkTrigger, LinkEffect> Link { get; }

    public Value TakesFrames => Link.In([.. Enum.GetValues<LinkState>().Where(LinkReading.TakesFrames)]);

    public Value IsOver => Phase.Is(Unused) | Link.In(LinkState.Closed);

    public ImmutableArray<Statement> Dial => [Phase.Set(Dialling), Asked.Set(AskedNothing), Granted.Set(0), .. Link.Begin(armed: false)];

    public ImmutableArray<Statement> Forget => [Phase.Set(Unused), Asked.Set(AskedNothing), Granted.Set(0), .. Link.Begin(armed: false)];

    /// <summary>Tells the link what happened, and why it would end by that.</summary>
    public ImmutableArray<Statement> Fire(LinkTrigger trigger, CloseReason? reason = null) =>
        [_reason.Set((int)(reason ?? CloseReasons.Of(trigger))), Link.Fire(trigger), _reason.Set(0)];

    public ImmutableArray<Statement> Say(Frame frame) => Ends.SayUp(frame);

    /// <summary>What its effects mean that concern nobody else.</summary>
    /// <param name="model">The model.</param>
    /// <param name="leaving">Whether the server was asked to end the session.</param>
    public void AddEffects(Model model, Variable leaving)
    {
        Link.On(LinkEffect.SendPing, [Demand(Granted.Holds, "client: a ping before there is a session"), .. Say(Frame.Ping)]);
        Link.On(LinkEffect.SendPong, [Demand(Granted.Holds, "client: a pong before there is a session"), .. Say(Frame.Pong)]);
        // A client's announcement is its disconnect request; without a session, or when that was said, it just closes.
        Link.On(LinkEffect.AnnounceClose, If(
            Phase.Is(Open),
            [If(Granted.Holds & leaving.Is(0), [leaving.Set(1), .. Say(Frame.Disconnect)], Ends.ClientReleases)],
            Ends.ClientAborts));
        Link.On(LinkEffect.AnnounceLinkClose, Ends.ClientReleases);
        Link.On(LinkEffect.ReleaseSocket, Ends.ClientReleases);
        Link.On(LinkEffect.AbortSocket, Ends.ClientAborts);
        Link.Quiet(LinkEffect.SendRefusal, LinkEffect.ResumeSession, LinkEffect.SendRest);
        Link.On(LinkEffect.JoinTransfer, Never("a chat link joins a transfer"));
        Link.On(LinkEffect.LeaveTransfer, Never("a chat link leaves a transfer"));
        // The timer of the first state is armed when there is a connection.
        model.Invariants.Add(($"client: the timer of link {Number} is that of its state",
            Phase.Is(Unused) | (Phase.Is(Dialling) & Link.In(LinkState.AwaitingFirstFrame)) | Link.TimerIsRight));
    }

    /// <summary>What time does: it may always seem long. And what goes wrong on this side, as often as there are faults left.</summary>
    public void AddTime(Model model, Budget faults)
    {
        foreach (var trigger in (LinkTrigger[])[LinkTrigger.SilenceNoticed, LinkTrigger.AnswerOverdue])
            model.May(Mover.Time, $"client: {trigger} on link {Number}", Phase.Is(Open) & Link.In(LinkState.Live) & Ends.LetsClientAsk, Fire(trigger));
        foreach (var (trigger, isArmed) in Link.Timers)
            model.May(Mover.Time, $"client: {trigger} of link {Number}", isArmed, [Link.Armed.Set(0), .. Fire(trigger)]);
        foreach (var trigger in (LinkTrigger[])[LinkTrigger.WriteStalled, LinkTrigger.FrameStalled])
            model.May(Mover.Fault, $"client: {trigger} on link {Number}", Phase.Is(Open) & TakesFrames & faults.IsLeft, [.. faults.Spend, .. Fire(trigger)]);
        model.May(
            Mover.Fault, $"client: makes a mistake about link {Number}", Phase.Is(Open) & Link.NotIn(LinkState.Closed) & faults.IsLeft,
            [.. faults.Spend, .. Fire(LinkTrigger.InternalErrorCaught)]);
    }
}
