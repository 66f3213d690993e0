using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>A property that does not hold, and the shortest way there.</summary>
internal sealed record Counterexample(string Property, IReadOnlyList<int> Moves);

internal sealed record Findings(
    Model Model, Worlds Worlds, Interpreter Interpreter, Path?[] Paths, int MovesMade, TimeSpan Elapsed, Counterexample? Counterexample)
{
    /// <summary>The lines of the table that nothing ever came to: a model that says too much, or too little around it.</summary>
    public IEnumerable<string> UnusedMoves => Model.Moves.Where((_, i) => Paths[i] is null).Select(move => move.Name);

    public string Summary => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Model.Name}: {Worlds.Count} states, {MovesMade} moves, {Elapsed.TotalSeconds:0.00} s");

    /// <summary>The counterexample as moves, each with the triggers that it fired.</summary>
    public string Story
    {
        get
        {
            if (Counterexample is not { } found)
                return $"{Summary}; all properties hold";
            var story = new StringBuilder($"{Model.Name}: {found.Property}\n");
            var interpreter = new Interpreter();
            var world = Model.FirstWorld;
            foreach (var (number, move) in found.Moves.Index())
            {
                story.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number + 1,3}. {Model.Moves[move].Name}\n");
                interpreter.Journal = step => story.Append("       ").Append(step).Append('\n');
                Explorer.Make(Model, Model.Moves[move], interpreter, world, new());
            }

            return story.Append("then: ").Append(Describe(world)).ToString();
        }
    }

    private string Describe(byte[] world) => string.Join(
        ", ", Model.Variables.Where(variable => world[variable.Index] != 0).Select(variable => $"{variable.Name} {variable.Names[world[variable.Index]]}"));
}
