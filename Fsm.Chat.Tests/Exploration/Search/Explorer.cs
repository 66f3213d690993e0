using System.Diagnostics;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>Makes every move in every world, the nearest worlds first: so the first mistake that is found has the shortest way to it.</summary>
internal static class Explorer
{
    /// <summary>More worlds than this is a mistake in a model: something grows.</summary>
    private const int TooMany = 3_000_000;

    /// <summary>Explores a model.</summary>
    /// <param name="goOn">Whether to go on behind the first mistake, without the world that it leads to.</param>
    public static Findings Explore(Model model, bool goOn = false)
    {
        var watch = Stopwatch.StartNew();
        var interpreter = new Interpreter();
        var (worlds, moves, ways) = (new Worlds(), model.Moves, new Ways());
        var paths = new Path?[moves.Length];
        var world = model.FirstWorld;
        worlds.Add(world, out _);
        var made = 0;
        Counterexample? found = null;
        for (var from = 0; from < worlds.Count && (found is null || goOn); from++)
        {
            for (var i = 0; i < moves.Length && (found is null || goOn); i++)
            {
                if (!moves[i].Guard.Holds(worlds[from]))
                    continue;
                worlds[from].CopyTo(world, 0);
                made++;
                if (Make(model, moves[i], interpreter, world, paths[i] ??= new()) is { } broken)
                    found ??= new(broken, ways.To(from, i));
                else
                    ways.Note(from, i, moves[i].Mover, worlds.Add(world, out var to), to);
            }

            if (worlds.Count > TooMany)
                throw new InvalidOperationException($"{model.Name} has more than {TooMany} worlds.");
        }

        found ??= Traps.Find(model, worlds, ways);
        return new(model, worlds, interpreter, paths, made, watch.Elapsed, found);
    }

    /// <summary>Makes one move.</summary>
    /// <returns>The property that does not hold, or null.</returns>
    public static string? Make(Model model, Move move, Interpreter interpreter, byte[] world, Path path)
    {
        try
        {
            interpreter.Make(move, world, path);
        }
        catch (BrokenPropertyException broken)
        {
            return broken.Message;
        }

        foreach (var (property, holds) in model.Invariants)
        {
            if (!holds.Holds(world))
                return property;
        }

        return null;
    }
}
