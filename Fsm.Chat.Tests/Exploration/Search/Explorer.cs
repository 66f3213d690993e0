using System.Diagnostics;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>Makes every move in every world, the nearest worlds first: so the first mistake that is found has the shortest way to it.</summary>
internal static class Explorer
{
    /// <summary>More worlds than this is a mistake in a model: something grows.</summary>
    private const int TooMany = 3_000_000;

    public static Findings Explore(Model model)
    {
        var watch = Stopwatch.StartNew();
        var interpreter = new Interpreter();
        var (worlds, moves, ways) = (new Worlds(), model.Moves, new Ways());
        var used = new bool[moves.Length];
        var world = model.FirstWorld;
        worlds.Add(world, out _);
        var made = 0;
        for (var from = 0; from < worlds.Count; from++)
        {
            for (var i = 0; i < moves.Length; i++)
            {
                if (!moves[i].Guard.Holds(worlds[from]))
                    continue;
                worlds[from].CopyTo(world, 0);
                made++;
                used[i] = true;
                if (Make(model, moves[i], interpreter, world) is { } broken)
                    return new(model, worlds, interpreter, used, made, watch.Elapsed, new(broken, ways.To(from, i)));
                ways.Note(from, i, moves[i].Mover, worlds.Add(world, out var to), to);
            }

            if (worlds.Count > TooMany)
                throw new InvalidOperationException($"{model.Name} has more than {TooMany} worlds.");
        }

        var trap = Traps.Find(model, worlds, ways);
        return new(model, worlds, interpreter, used, made, watch.Elapsed, trap);
    }

    /// <summary>Makes one move.</summary>
    /// <returns>The property that does not hold, or null.</returns>
    public static string? Make(Model model, Move move, Interpreter interpreter, byte[] world)
    {
        try
        {
            interpreter.Run(move.Body, world);
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
