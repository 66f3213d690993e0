using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The client's end of one connection, how far the connection is, and what was asked on it.</summary>
internal sealed class ClientEnd(Model model, int number, WireEnd wire, RuleSet rules, Variable reason)
    : LinkEnd(model, "client", number, wire, rules, LinkTrigger.SilenceNoticed, LinkTrigger.AnswerOverdue)
{
    public const int Unused = 0, Dialling = 1, Open = 2;
    public const int AskedNothing = 0, AskedSession = 1, AskedResume = 2;

    /// <summary>Whether there is such a link, and whether it has its connection.</summary>
    public Variable Phase { get; } = model.Number($"phase{number}", max: Open);

    /// <summary>What was asked of the server on it.</summary>
    public Variable Asked { get; } = model.Number($"asked{number}", max: AskedResume);

    public Variable Granted { get; } = model.Number($"granted{number}");

    public Value IsDialling => Phase.Is(Dialling) & Link.NotIn(LinkState.Closed);

    protected override Value IsConnected => Phase.Is(Open);

    public ImmutableArray<Statement> Dial => [Phase.Set(Dialling), Asked.Set(AskedNothing), Granted.Set(0), .. Link.Begin(armed: false)];

    public ImmutableArray<Statement> Forget => [Phase.Set(Unused), Asked.Set(AskedNothing), Granted.Set(0), .. Link.Begin(armed: false)];

    /// <summary>Tells the link what happened, and why it would end by that.</summary>
    public ImmutableArray<Statement> Fire(LinkTrigger trigger, CloseReason? why = null) =>
        [reason.Set((int)(why ?? CloseReasons.Of(trigger))), Link.Fire(trigger), reason.Set(0)];

    public ImmutableArray<Statement> Say(Frame frame) => Wire.Say(frame);

    protected override ImmutableArray<Statement> Tell(LinkTrigger trigger) => Fire(trigger);

    /// <summary>What its effects mean that concern nobody else.</summary>
    public void AddEffects(Variable leaving)
    {
        Link.On(LinkEffect.SendPing, [Demand(Granted.Holds, "client: a ping before there is a session"), .. Say(Frame.Ping)]);
        Link.On(LinkEffect.SendPong, [Demand(Granted.Holds, "client: a pong before there is a session"), .. Say(Frame.Pong)]);
        // A client's announcement is its disconnect request; without a session, or when that was said, it just closes.
        Link.On(LinkEffect.AnnounceClose, If(
            Phase.Is(Open),
            [If(Granted.Holds & leaving.Is(0), [leaving.Set(1), .. Say(Frame.Disconnect)], Wire.Releases)],
            Wire.Aborts));
        Link.On(LinkEffect.AnnounceLinkClose, Wire.Releases);
        Link.On(LinkEffect.ReleaseSocket, Wire.Releases);
        Link.On(LinkEffect.AbortSocket, Wire.Aborts);
        Link.Quiet(LinkEffect.SendRefusal, LinkEffect.ResumeSession, LinkEffect.EndUnheardSession, LinkEffect.SendRest);
        Link.On(LinkEffect.JoinTransfer, Never("a chat link joins a transfer"));
        Link.On(LinkEffect.LeaveTransfer, Never("a chat link leaves a transfer"));
        // The timer of the first state is armed when there is a connection.
        Model.Invariants.Add(($"client: the timer of link {Number} is that of its state",
            Phase.Is(Unused) | (Phase.Is(Dialling) & Link.In(LinkState.AwaitingFirstFrame)) | Link.TimerIsRight));
    }
}
