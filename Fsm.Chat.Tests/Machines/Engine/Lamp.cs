using static Fsm.Chat.Tests.Machines.Engine.LampEffect;
using static Fsm.Chat.Tests.Machines.Engine.LampState;
using static Fsm.Chat.Tests.Machines.Engine.LampTrigger;

namespace Fsm.Chat.Tests.Machines.Engine;

public enum LampState
{
    Dark,
    Lit,
    Broken,
}

public enum LampTrigger
{
    [From(TriggerOrigin.Peer)] Pressed,
    [From(TriggerOrigin.Own), Repeated] Dimmed,
    [From(TriggerOrigin.Own)] Burnt,
    [From(TriggerOrigin.Timer)] TimerElapsed,
}

public enum LampEffect
{
    CloseSwitch,
    OpenSwitch,
    LowerCurrent,
    Hum,
}

/// <summary>A machine small enough to be understood at a glance, with every kind of cell: what the engine is tested with.</summary>
internal static class LampRules
{
    public static readonly TimeSpan LitFor = TimeSpan.FromMinutes(1);

    public static Rules<LampState, LampTrigger, LampEffect> Create()
    {
        var rules = new RulesBuilder<LampState, LampTrigger, LampEffect>("Lamp", Dark);

        rules.In(Dark)
            .IsHome("until somebody comes")
            .Go(Pressed, Lit, CloseSwitch)
            .Refuse(LocalCode.NotPermittedNow, Dimmed);

        rules.In(Lit)
            .Waits("for somebody to go", LitFor, TimerElapsed)
            .OnEntry(Hum)
            .Go(Pressed, Dark)
            .Go(Burnt, Broken)
            .Stay(Dimmed, LowerCurrent, Hum)
            .Go(TimerElapsed, Dark, OpenSwitch);

        rules.In(Broken).Ends("no light any more");

        return rules.Build();
    }
}
