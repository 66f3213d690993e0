using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>What a move does, with every machine's cell written out: no machine is needed any more to understand it.</summary>
internal abstract record Unfolded;

/// <summary>One simple statement: a set, send, take, clear or demand.</summary>
internal sealed record Line(Statement Statement) : Unfolded;

/// <summary>One of several ways, each to the end.</summary>
internal sealed record Fork(ImmutableArray<(Value Condition, ImmutableArray<Unfolded> Way)> Ways) : Unfolded;

/// <summary>
/// Writes out what a move does, by the executed tables of its machines. Firing a machine whose state is not known forks; from then on its state is known, so a chain
/// of machines that fire each other ends where it really ends. With the paths that an exploration has found, only those are written: another one would be a mistake of either program.
/// </summary>
internal static class Unfolding
{
    /// <summary>All that a move could do, whatever the world.</summary>
    public static ImmutableArray<Unfolded> Of(Move move) => Unfold(Body(move), Known(move), null);

    /// <summary>What a move does in any world that was found.</summary>
    public static ImmutableArray<Unfolded> Of(Move move, Path taken) => Unfold(Body(move), Known(move), taken);

    private static ImmutableStack<Statement> Body(Move move) => ImmutableStack.CreateRange(move.Body.Reverse());

    private static ImmutableDictionary<Variable, int> Known(Move move) =>
        move.Guard.Known.GroupBy(known => known.Variable).ToImmutableDictionary(group => group.Key, group => group.First().Value);

    private static ImmutableArray<Unfolded> Unfold(ImmutableStack<Statement> todo, ImmutableDictionary<Variable, int> known, Path? taken)
    {
        var code = ImmutableArray.CreateBuilder<Unfolded>();
        while (!todo.IsEmpty)
        {
            todo = todo.Pop(out var statement);
            if (statement is Set set)
            {
                // A constant is known from here on; anything else is not.
                var constant = set.Variable.NumberOf(set.Value.Text);
                known = constant is { } value ? known.SetItem(set.Variable, value) : known.Remove(set.Variable);
            }

            if (statement is not (Fire or Branch or Choose))
            {
                code.Add(new Line(statement));
                continue;
            }

            var ways = Ways(statement, known).Where(way => taken is null || taken.After(way.Choice) is not null).ToList();
            if (ways is [{ IsCertain: true } only])
            {
                (todo, taken) = (Push(todo, only.Then), taken?.After(only.Choice));
                continue;
            }

            code.Add(new Fork([.. ways.Select(way => (way.Condition, Unfold(
                Push(todo, way.Then), known.SetItems(way.Condition.Known.Select(each => KeyValuePair.Create(each.Variable, each.Value))), taken?.After(way.Choice))))]));
            break;
        }

        return code.ToImmutable();
    }

    private static IEnumerable<Way> Ways(Statement statement, ImmutableDictionary<Variable, int> known) => statement switch
    {
        Fire fire => Values(fire.Part.State, known).Select(state => new Way(
            state, fire.Part.State.Is(state), FireStatements.Of(fire, state, fire.Part.Step(state, fire.Trigger)), known.ContainsKey(fire.Part.State))),
        Choose choose => Combinations(choose.Facts, known).Select(facts => new Way(
            Choices.Of(facts), facts.Select((value, i) => choose.Facts[i].Is(value)).Aggregate((one, other) => one & other), choose.Body(facts),
            choose.Facts.All(known.ContainsKey))),
        Branch branch => Outcome(branch.Condition, known) is { } holds
            ? [new(holds ? Choices.Then : Choices.Otherwise, branch.Condition, holds ? branch.Then : branch.Otherwise, true)]
            : [new(Choices.Then, branch.Condition, branch.Then, false), new(Choices.Otherwise, !branch.Condition, branch.Otherwise, false)],
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement, null),
    };

    // Of a condition on a single variable that is known, the outcome is known.
    private static bool? Outcome(Value condition, ImmutableDictionary<Variable, int> known) =>
        condition.Known is [var (variable, value)] && condition.Text == variable.Is(value).Text && known.TryGetValue(variable, out var actual) ? actual == value : null;

    private static ImmutableStack<Statement> Push(ImmutableStack<Statement> todo, ImmutableArray<Statement> first) =>
        first.Reverse().Aggregate(todo, (stack, statement) => stack.Push(statement));

    private static IEnumerable<int[]> Combinations(ImmutableArray<Variable> facts, ImmutableDictionary<Variable, int> known) => facts.Aggregate(
        (IEnumerable<int[]>)[[]],
        (combinations, fact) => combinations.SelectMany(combination => Values(fact, known).Select(value => (int[])[.. combination, value])));

    private static IEnumerable<int> Values(Variable fact, ImmutableDictionary<Variable, int> known) =>
        known.TryGetValue(fact, out var value) ? [value] : Enumerable.Range(0, fact.Names.Count);

    private readonly record struct Way(long Choice, Value Condition, ImmutableArray<Statement> Then, bool IsCertain);
}
