using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

/// <summary>How one direction of a connection treats what is written into it.</summary>
internal sealed record WireManners
{
    /// <summary>A piece arrives after no more than this.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Bytes that may be under way or unread.</summary>
    public int Room { get; init; } = 64 * 1024;

    /// <summary>How often a write goes out in crumbs.</summary>
    public double Crumbles { get; init; }

    /// <summary>How often a read brings one piece alone.</summary>
    public double ReadsSingly { get; init; } = 0.5;

    /// <summary>Bytes that are read at once.</summary>
    public int ReadSize { get; init; } = 16 * 1024;

    /// <summary>How long the reader takes to come back for more.</summary>
    public TimeSpan ReadEvery { get; init; }

    public TimeSpan Delay(Dice dice) => dice.Between(TimeSpan.FromTicks(TimeSpan.TicksPerMicrosecond * 10), LongestDelay);

    public int PieceSize(Dice dice) => !dice.Chance(Crumbles) ? 64 * 1024 : dice.Chance(0.5) ? 1 : dice.Between(1, 100);
}
