using System.Collections.Immutable;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>What a move does, with every machine's cell written out: no machine is needed any more to understand it.</summary>
internal abstract record Code;

/// <summary>One simple statement: a set, send, take, clear or demand.</summary>
internal sealed record Line(Statement Statement) : Code;

/// <summary>One of several ways, each to the end.</summary>
internal sealed record Fork(ImmutableArray<(Value Condition, ImmutableArray<Code> Way)> Ways) : Code;

/// <summary>
/// Writes out what a move does, by the executed tables of its machines. Firing a machine whose state is not known forks; from then on its state is known, so a chain
/// of machines that fire each other ends where it really ends.
/// </summary>
internal static class Unfolding
{
    public static ImmutableArray<Code> Of(Move move) => Unfold(
        ImmutableStack.CreateRange(move.Body.Reverse()),
        move.Guard.Known.GroupBy(known => known.Variable).ToImmutableDictionary(group => group.Key, group => group.First().Value));

    private static ImmutableArray<Code> Unfold(ImmutableStack<Statement> todo, ImmutableDictionary<Variable, int> known)
    {
        var code = ImmutableArray.CreateBuilder<Code>();
        while (!todo.IsEmpty)
        {
            todo = todo.Pop(out var statement);
            switch (statement)
            {
                case Fire fire when known.TryGetValue(fire.Part.State, out var from):
                    todo = Push(todo, Effect(fire, from));
                    break;
                case Fire fire:
                    var rest = todo;
                    code.Add(new Fork([.. Enumerable.Range(0, fire.Part.State.Names.Count).Select(state =>
                        (fire.Part.State.Is(state), Unfold(Push(rest, Effect(fire, state)), known.SetItem(fire.Part.State, state))))]));
                    return code.ToImmutable();
                case Branch branch:
                    if (branch.Condition.Known is [var (variable, value)] && known.TryGetValue(variable, out var actual) && branch.Condition.Text == variable.Is(value).Text)
                    {
                        todo = Push(todo, actual == value ? branch.Then : branch.Otherwise);
                        break;
                    }

                    code.Add(new Fork([
                        (branch.Condition, Unfold(Push(todo, branch.Then), known.SetItems(branch.Condition.Known.Select(each => KeyValuePair.Create(each.Variable, each.Value))))),
                        (!branch.Condition, Unfold(Push(todo, branch.Otherwise), known))]));
                    return code.ToImmutable();
                case Choose choose:
                    code.Add(new Fork([.. Combinations(choose.Facts, known).Select(facts => (
                        facts.Select((value, i) => choose.Facts[i].Is(value)).Aggregate(Value.True, (one, other) => one & other),
                        Unfold(Push(todo, choose.Body(facts)), known.SetItems(facts.Select((value, i) => KeyValuePair.Create(choose.Facts[i], value))))))]));
                    return code.ToImmutable();
                case Set set:
                    // A constant is known from here on; anything else is not.
                    var constant = set.Variable.Names.ToList().IndexOf(set.Value.Text);
                    known = constant < 0 ? known.Remove(set.Variable) : known.SetItem(set.Variable, constant);
                    code.Add(new Line(set));
                    break;
                default:
                    code.Add(new Line(statement));
                    break;
            }
        }

        return code.ToImmutable();
    }

    private static ImmutableArray<Statement> Effect(Fire fire, int from) => FireStatements.Of(fire, from, fire.Part.Step(from, fire.Trigger));

    private static ImmutableStack<Statement> Push(ImmutableStack<Statement> todo, ImmutableArray<Statement> first) =>
        first.Reverse().Aggregate(todo, (stack, statement) => stack.Push(statement));

    private static IEnumerable<int[]> Combinations(ImmutableArray<Variable> facts, ImmutableDictionary<Variable, int> known) => facts.Aggregate(
        (IEnumerable<int[]>)[[]],
        (combinations, fact) => combinations.SelectMany(combination => Values(fact, known).Select(value => (int[])[.. combination, value])));

    private static IEnumerable<int> Values(Variable fact, ImmutableDictionary<Variable, int> known) =>
        known.TryGetValue(fact, out var value) ? [value] : Enumerable.Range(0, fact.Names.Count);
}
