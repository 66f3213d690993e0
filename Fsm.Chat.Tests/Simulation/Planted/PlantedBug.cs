using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Planted;

/// <summary>A mistake made on purpose, which the simulation has to find: in the rules of a machine, or where the cores meet the outside.</summary>
/// <param name="Name">What is wrong, in a clause.</param>
internal sealed record PlantedBug(string Name)
{
    /// <summary>No mistake.</summary>
    public static PlantedBug None { get; } = new("nothing");

    /// <summary>Makes the mistake in the rules.</summary>
    public Func<RuleSet, RuleSet>? InRules { get; init; }

    /// <summary>The client acknowledges what it was told to print, not what it has printed.</summary>
    public bool AcknowledgesUnprinted { get; init; }

    /// <summary>What a client notes for the case of its crash is lost now and then.</summary>
    public bool ForgetsNotes { get; init; }

    /// <summary>Makes the mistake in what is printed next.</summary>
    public Func<Dice, List<ClientEvent>, List<ClientEvent>>? OnScreen { get; init; }

    /// <summary>Makes the mistake in what is written to a connection.</summary>
    public Func<Dice, IMeddler>? Meddler { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Sits on one connection and changes what either core has given it to write.</summary>
internal interface IMeddler
{
    byte[] FromClient(byte[] bytes);

    byte[] FromServer(byte[] bytes);
}
