using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Errand.ErrandEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Errand.ErrandState;
using static Fsm.Chat.Protocol.Machines.Terminal.Errand.ErrandTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Errand;

/// <summary>
/// The one thing that a program was started for by a script: to send a text, to offer a file, to listen, to list who is there. It tells its outcome when the connection
/// has ended and not before: a verdict may come while it ends, and then it is true after all.
/// </summary>
public static class ErrandRules
{
    /// <summary>The rules.</summary>
    public static Rules<ErrandState, ErrandTrigger, ErrandEffect> Create()
    {
        var rules = new RulesBuilder<ErrandState, ErrandTrigger, ErrandEffect>("Errand", Connecting);

        rules.In(Connecting)
            .Rests("the connection has a timer of its own, and the errand one that runs through its states")
            .Go(CommandWanted, Working, GiveCommand);

        rules.In(Working)
            .Rests("as long as whoever started the program lets it")
            .Stay(CommandWanted, GiveCommand)
            .Go([Fulfilled, OutputLost], Leaving, NoteCause, LeaveServer);

        rules.In(Connecting, Working)
            .Go([Failed, TimeElapsed, Interrupted], Leaving, NoteCause, LeaveServer);

        rules.In(Leaving)
            .Waits("for the connection to end: what is known then is the outcome", Limits.CloseWithin, LeaveTimerElapsed)
            .Go([ClientEnded, LeaveTimerElapsed], Ended, TellOutcome)
            .Ignore("nothing more is asked for", CommandWanted)
            .Ignore("the outcome says so", Fulfilled, Failed)
            .Ignore("it is leaving", Interrupted, OutputLost);

        rules.In(Ended).Ends("the program ends");

        return rules.Build();
    }
}
