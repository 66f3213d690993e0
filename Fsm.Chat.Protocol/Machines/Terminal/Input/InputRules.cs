using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Input.InputEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Input.InputState;
using static Fsm.Chat.Protocol.Machines.Terminal.Input.InputTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Input;

/// <summary>
/// The lines of a client's standard input, typed or piped. One line is given at a time, and only when the state reads; so a script never has to guess
/// how long a command takes, and a pipe can be longer than memory. The end of input finishes what is on its way before it leaves.
/// </summary>
public static class InputRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<InputState, InputTrigger, InputEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<InputState, InputTrigger, InputEffect>("Input", Reading);

        rules.In(Reading)
            .Rests("a person may be silent for days")
            .Stay(LineRead, ExecuteLine)
            .Go(CommandStarted, AwaitingOutcome)
            .Go(BacklogFilled, Full)
            .Go(ScriptedChatLost, Skipping)
            .Go(ConnectionInterrupted, Interrupted)
            .Ignore("lines are read", BacklogDrained);

        rules.In(AwaitingOutcome)
            .Waits("for the outcome of a command", Backstop(limits), OutcomeTimerElapsed)
            .Go(CommandSettled, Reading, ReadNext)
            .Go(ScriptedChatFailed, Skipping, ReadNext)
            .Go(OutcomeTimerElapsed, Reading, TellNoOutcome, ReadNext)
            .Go(PasswordWanted, AskingPassword, AskPassword)
            .Ignore("the command comes first", BacklogDrained);

        rules.In(AskingPassword)
            .Rests("the person looks for the password; no connection waits meanwhile")
            .Go(PasswordGiven, AwaitingOutcome, SendPassword)
            .Go(NothingGiven, AwaitingOutcome, TellPasswordMissing)
            .Ignore("one is asked for after the other", PasswordWanted)
            .Ignore("the password comes first", BacklogDrained);

        rules.In(Full)
            .Rests("until messages are sent; a lost link ends them all")
            .Go(BacklogDrained, Reading, ReadNext);

        rules.In(Interrupted)
            .Rests("until the connection is there again, or is given up")
            .Go(LineRead, Holding, HoldLine)
            .Go(ConnectionSettled, Reading)
            .Go(ScriptedChatLost, Skipping);

        rules.In(Holding)
            .Rests("until the connection is there again, or is given up; then the line goes, or is skipped")
            .Go(ConnectionSettled, Reading, ExecuteHeld)
            .Go(ScriptedChatLost, Skipping, RejectHeld)
            .Go(InputEnded, Finishing, RejectHeld, CheckDeliveries)
            .Go(LeaveConfirmed, Leaving, RejectHeld, LeaveServers);

        rules.In(Interrupted, Holding)
            .Ignore("the connection comes first", BacklogDrained)
            .Ignore("it is known", ConnectionInterrupted);

        rules.In(Skipping)
            .Rests("the rest of the script comes when it comes")
            .Stay(LineRead, RejectLine)
            .Stay(MisdirectedLineRead, RejectLine)
            .Go(SkippedQuitRead, Reading, ReadNext)
            .Stay(SkippedExitRead, ExecuteLine)
            .Ignore("nothing is sent", BacklogDrained)
            .Ignore("the conversation is lost", CommandSettled)
            .Ignore("lines are skipped already", ScriptedChatFailed, ScriptedChatLost);

        rules.In(Reading, Interrupted).Stay(MisdirectedLineRead, ReturnLine);
        rules.In(Reading, Full).Ignore("it was not waited for any more: a lost conversation came between", CommandSettled);
        rules.In(AwaitingOutcome, Full).Go(ScriptedChatLost, Skipping, ReadNext);

        rules.In(Reading, AwaitingOutcome, AskingPassword, Full, Interrupted, Skipping)
            .Go(InputEnded, Finishing, CheckDeliveries)
            .Go(LeaveConfirmed, Leaving, LeaveServers);

        rules.In(Finishing)
            .Rests("while verdicts come; the sweep notices when they stop")
            .Go(DeliveriesSettled, Leaving, LeaveServers)
            .Go(VerdictsStalled, Leaving, TellStalled, LeaveServers)
            .Go(LeaveConfirmed, Leaving, LeaveServers)
            .Ignore("nothing more is read", BacklogDrained, CommandSettled, ScriptedChatFailed, ScriptedChatLost);

        rules.In(Leaving)
            .Waits("for the connections to end", Limits.AnswerWithin + Limits.CloseWithin, LeaveTimerElapsed)
            .Go([ServersLeft, LeaveTimerElapsed], Ended, Exit)
            .Ignore("one is leaving", BacklogDrained, CommandSettled, ScriptedChatFailed, LeaveConfirmed);

        rules.In(Finishing, Leaving)
            .Ignore("nothing more is read; it was asked for before", LineRead, MisdirectedLineRead)
            .Ignore("nobody is asked any more", PasswordWanted, PasswordGiven, NothingGiven)
            .Ignore("it has ended", InputEnded);

        rules.In(Ended).Ends("the program ends");

        // Whoever tells these does not know where the input is.
        rules.In(Reading).Ignore("lines are read", ConnectionSettled);
        rules.In(AwaitingOutcome, Full, Skipping).Ignore("it is looked at again before the next line is read", ConnectionInterrupted, ConnectionSettled);
        rules.In(Finishing, Leaving).Ignore("nothing more is read", ConnectionInterrupted, ConnectionSettled, BacklogFilled);
        rules.In(AwaitingOutcome, Full, Skipping).Ignore("the next line waits already, or nothing is sent", BacklogFilled);
        rules.In(Reading, AwaitingOutcome, AskingPassword, Interrupted, Holding, Skipping).Ignore("more may be typed", DeliveriesSettled);
        rules.In(Reading, AskingPassword, Interrupted, Holding, Skipping).Ignore("more may be typed", ServersLeft);
        rules.In(Leaving).Ignore("one is leaving", DeliveriesSettled);

        return rules.Build();
    }

    // Longer than any wait that the outcome itself can depend on, leaving behind texts that hardly leave apart: so it fires only if an outcome was forgotten.
    private static TimeSpan Backstop(Limits limits) =>
        limits.AnswerTimeout == TimeSpan.Zero ? TimeSpan.Zero : limits.AnswerTimeout + limits.ConnectTimeout;
}
