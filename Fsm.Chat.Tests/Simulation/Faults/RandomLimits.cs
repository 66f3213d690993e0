using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Faults;

/// <summary>Draws the limits of a run: mostly the defaults, and here and there one so tight that it is met all the time.</summary>
internal static class RandomLimits
{
    private const double IsOdd = 0.25;

    public static Limits Draw(Dice dice)
    {
        var limits = new Limits { InvitationTimeout = TimeSpan.FromSeconds(dice.Between(1, 20)) };
        if (dice.Chance(IsOdd))
            limits = limits with { Window = dice.Between(1, 3) };
        if (dice.Chance(IsOdd))
            limits = limits with { Rate = dice.Between(5, 50), Burst = dice.Between(1, 20) };
        if (dice.Chance(IsOdd))
            limits = limits with { PingAfter = TimeSpan.FromSeconds(dice.Between(1, 5)), DeadAfter = TimeSpan.FromSeconds(dice.Between(8, 15)) };
        if (dice.Chance(IsOdd))
            limits = limits with { ConnectTimeout = TimeSpan.FromSeconds(dice.Between(1, 5)) };
        if (dice.Chance(IsOdd))
            limits = limits with { ResumeWindow = TimeSpan.FromSeconds(dice.Between(0, 10)) };
        if (dice.Chance(IsOdd))
            limits = limits with { StallTimeout = TimeSpan.FromSeconds(dice.Between(1, 5)) };
        if (dice.Chance(IsOdd))
            limits = limits with { GroupsPerUser = dice.Between(1, 2), GroupMembers = dice.Between(2, 3) };
        if (dice.Chance(IsOdd))
            limits = limits with { FirstUsers = dice.Between(1, 3) };
        if (dice.Chance(IsOdd))
            limits = limits with { MaxText = dice.Between(40, 200) };
        return limits;
    }
}
