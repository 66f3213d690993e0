using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

internal static class Traps
{
    public const string NoRest = "from here not everybody can come to rest";
    public const string TimerNeeded = "nothing has gone wrong, and somebody waits until a timer elapses";

    /// <summary>The nearest trap, or null.</summary>
    public static Counterexample? Find(Model model, Worlds worlds, Ways ways)
    {
        // Whatever has happened: frames that are under way, timers and the programs themselves lead to rest.
        var rested = ways.Reaching(number => model.Rest.Holds(worlds[number]), mover => mover is Mover.Wire or Mover.Program or Mover.Time);
        // While nothing has gone wrong, they do so without any timer.
        var calm = ways.ReachedBy(mover => mover is Mover.Wire or Mover.Program or Mover.Person);
        var agreed = ways.Reaching(number => (model.Agreement ?? model.Rest).Holds(worlds[number]), mover => mover is Mover.Wire or Mover.Program);
        for (var world = 0; world < worlds.Count; world++)
        {
            if (!rested[world])
                return new(NoRest, ways.To(world));
            if (calm[world] && !agreed[world])
                return new(TimerNeeded, ways.To(world));
        }

        return null;
    }
}
