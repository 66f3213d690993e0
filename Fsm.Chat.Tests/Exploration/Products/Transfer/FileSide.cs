using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>What sender and receiver have: a machine of theirs, what the disk or the file link is doing for it, and one end that is told.</summary>
internal abstract class FileSide<TState, TTrigger, TEffect>(Model model, TransferSide side, Rules<TState, TTrigger, TEffect> rules, TState beginning, TState ended, TTrigger linkLost)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum
{
    protected const int Idle = 0, LastJob = 5;

    private readonly Variable _told = model.Number($"{side.Name}_told");

    public Part<TState, TTrigger, TEffect> Machine { get; } = model.Part(rules.Name.ToLowerInvariant(), rules);

    public Statement LosesServer => If(Machine.In(beginning), [], [Machine.Fire(linkLost)]);

    public Value Rests => Machine.In(beginning, ended) & Job.Is(Idle);

    protected TransferSide Side => side;

    protected Variable Job { get; } = model.Number($"{side.Name}_job", max: LastJob);

    protected Value IsUnderWay => Machine.NotIn(beginning) & Machine.NotIn(ended);

    protected void May(Mover mover, string what, Value when, params ImmutableArray<Statement> body) => model.May(mover, $"{side.Name}: {what}", when, body);

    protected void MayLoseFileLink(Value linked, TTrigger trigger)
    {
        ImmutableArray<Statement> lose = [Job.Set(Idle), .. side.HangUp, Machine.Fire(trigger)];
        May(Mover.Wire, "the server has closed the file link", linked & side.ServerHungUp, lose);
        May(Mover.Fault, "the file link breaks", linked, lose);
    }

    protected void Hear(Frame frame, TTrigger trigger, params ImmutableArray<Statement> whenMoved) =>
        May(Mover.Wire, $"{frame} arrives", side.Down.Next(frame), side.Down.Take, Machine.Fire(trigger, whenMoved));

    /// <summary>What its effects mean on either side; and its timers.</summary>
    protected void AddCommon(TEffect stopFile, TEffect tellEnded)
    {
        Machine.On(stopFile, [Job.Set(Idle), .. side.HangUp]);
        Machine.On(tellEnded, Demand(_told.Is(0), $"the {side.Name} is told twice how it ended"), _told.Set(1));
        model.MayElapse(Machine);
        model.Invariants.Add(($"the timer of the {Machine.Name} is that of its state", Machine.TimerIsRight));
    }
}
