using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Leave.LeaveEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Leave.LeaveState;
using static Fsm.Chat.Protocol.Machines.Terminal.Leave.LeaveTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Leave;

/// <summary>
/// The wish to leave a client. A person is asked while something is unfinished, and a second wish is the answer: then nothing is waited for any more.
/// The end of input is no wish of a person: it finishes what is on its way.
/// </summary>
public static class LeaveRules
{
    /// <summary>The rules.</summary>
    public static Rules<LeaveState, LeaveTrigger, LeaveEffect> Create()
    {
        var rules = new RulesBuilder<LeaveState, LeaveTrigger, LeaveEffect>("Leave", Staying);

        rules.In(Staying)
            .IsHome("until somebody wants to leave")
            .Go(LeaveRequested, Finishing, EndInput)
            .Go(UnfinishedLeaveRequested, Asking, TellUnfinished)
            .Ignore("nobody wants to leave", OtherTyped);

        rules.In(Asking)
            .Rests("the person decides; what is unfinished goes on meanwhile")
            .Go(OtherTyped, Staying, TellStaying);

        rules.In(Finishing)
            .Rests("while verdicts come and transfers run; the input bounds that")
            .Ignore("nothing more is read; it was asked for before", OtherTyped)
            .Ignore("it has ended", InputEnded);

        rules.In(Staying, Asking).Go(InputEnded, Finishing, EndInput);
        rules.In(Asking, Finishing).Go(LeaveRequested, Leaving, LeaveNow).Go(UnfinishedLeaveRequested, Leaving, LeaveNow);
        rules.In(Staying, Asking, Finishing).Go(StopRequested, Leaving, LeaveNow);

        rules.In(Leaving).Ends("the program ends");

        return rules.Build();
    }
}
