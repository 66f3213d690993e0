using System.Collections.Concurrent;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Planted;

/// <summary>A mistake made on purpose, which the simulation has to find: in the rules of a machine, or where the cores meet the outside.</summary>
internal sealed record PlantedBug(string Name)
{
    private readonly ConcurrentDictionary<Limits, RuleSet> _rules = new();

    public static PlantedBug None { get; } = new("nothing");

    /// <summary>The mistake in the rules, as mutants are called.</summary>
    public string? Mutant { get; init; }

    /// <summary>Makes the mistake in the rules, where it is none of the mutants.</summary>
    public Func<RuleSet, RuleSet> InRules { get; init; } = rules => rules;

    /// <summary>Where the search for a seed that finds it begins.</summary>
    public int From { get; init; }

    /// <summary>Whether it shows only where there is a store.</summary>
    public bool IsOfStore { get; init; }

    /// <summary>The disk has not written what it has said to have written last, when the server is killed.</summary>
    public bool LosesLastWrites { get; init; }

    /// <summary>The client acknowledges what it was told to print, not what it has printed.</summary>
    public bool AcknowledgesUnprinted { get; init; }

    /// <summary>What a client notes for the case of its crash is lost now and then.</summary>
    public bool ForgetsNotes { get; init; }

    /// <summary>Makes the mistake in what is printed next.</summary>
    public Func<Dice, List<ClientEvent>, List<ClientEvent>>? OnScreen { get; init; }

    /// <summary>Makes the mistake in what a client writes to a connection; one for each.</summary>
    public Func<Dice, Func<byte[], byte[]>> InClientWrites { get; init; } = _ => bytes => bytes;

    /// <summary>Makes the mistake in what the server writes to a connection.</summary>
    public Func<Dice, Func<byte[], byte[]>> InServerWrites { get; init; } = _ => bytes => bytes;

    public RuleSet Rules(Limits limits) => _rules.GetOrAdd(limits, made => Mutant is null ? InRules(new(made)) : RuleMutations.Named(Mutant, new(made)));
}
