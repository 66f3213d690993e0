using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>What one end of a connection can do to it: say something, close it when all is written, or tear it off.</summary>
/// <param name="LetsAsk">Whether so little is under way that it may ask whether the other end is there: answers must never find the way full.</param>
internal sealed record WireEnd(Func<Frame, ImmutableArray<Statement>> Say, Value LetsAsk, ImmutableArray<Statement> Releases, ImmutableArray<Statement> Aborts)
{
    /// <summary>The other side is a stranger: what is said to them goes nowhere, and what they do is a move of its own.</summary>
    public static WireEnd ToStranger { get; } = new(_ => [], Value.True, [], []);
}

/// <summary>One end of one connection: its Link machine, and what time does to it.</summary>
internal abstract class LinkEnd(Model model, string side, int number, WireEnd wire, RuleSet rules, params LinkTrigger[] asking)
{
    public int Number => number;

    public Part<LinkState, LinkTrigger, LinkEffect> Link { get; } = model.Part($"{side}_link{number}", rules.Link, armed: false);

    public Value TakesFrames => Link.In([.. Enum.GetValues<LinkState>().Where(LinkReading.TakesFrames)]);

    /// <summary>Whether there is a connection that it does not know to be over.</summary>
    public Value IsOpen => IsConnected & Link.NotIn(LinkState.Closed);

    protected abstract Value IsConnected { get; }

    protected Model Model => model;

    protected WireEnd Wire => wire;

    protected abstract ImmutableArray<Statement> Tell(LinkTrigger trigger);

    /// <summary>It may always seem long; and things go wrong on this side, as often as there are faults left.</summary>
    public void AddTime(Budget faults)
    {
        foreach (var trigger in asking)
            model.May(Mover.Time, $"{side}: {trigger} on link {number}", IsConnected & Link.In(LinkState.Live) & wire.LetsAsk, Tell(trigger));
        foreach (var (trigger, isArmed) in Link.Timers)
            model.May(Mover.Time, $"{side}: {trigger} of link {number}", isArmed, [Link.Armed.Set(0), .. Tell(trigger)]);
        foreach (var trigger in (LinkTrigger[])[LinkTrigger.WriteStalled, LinkTrigger.FrameStalled])
            model.May(Mover.Fault, $"{side}: {trigger} on link {number}", IsConnected & TakesFrames & faults.IsLeft, [.. faults.Spend, .. Tell(trigger)]);
        model.May(Mover.Fault, $"{side}: makes a mistake about link {number}", IsOpen & faults.IsLeft, [.. faults.Spend, .. Tell(LinkTrigger.InternalErrorCaught)]);
    }
}
