using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>What one step of a machine does to a world: the same order as in the shells of server and client.</summary>
internal static class FireStatements
{
    public static ImmutableArray<Statement> Of(Fire fire, int from, in PartStep step)
    {
        var part = fire.Part;
        var statements = ImmutableArray.CreateBuilder<Statement>();
        if (step.Outcome == StepOutcome.Moved)
        {
            statements.Add(part.State.Set(step.To));
            statements.Add(part.Armed.Set(step.Arms ? 1 : 0));
            statements.AddRange(fire.WhenMoved);
        }

        foreach (var effect in step.Effects)
            statements.AddRange(part.Meaning(effect));
        if (step.Outcome == StepOutcome.Violation && part.MayBeClosing && fire.Trigger == part.Accusation)
            return statements.ToImmutable();
        if (step.Outcome == StepOutcome.Violation && part.Followed is { } followed && fire.Trigger != part.Accusation)
            statements.AddRange(followed);
        else if (step.Outcome is StepOutcome.Violation or StepOutcome.Bug)
            statements.Add(Statement.Never($"{part.Name}: {part.State.Names[from]} × {part.TriggerName(fire.Trigger)} is not decided ({step.Outcome})"));
        return statements.ToImmutable();
    }
}
