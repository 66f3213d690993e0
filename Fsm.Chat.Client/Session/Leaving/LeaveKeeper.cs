using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Leaving;

/// <summary>Tells the machine of leaving what happened, and does what its transitions ask for.</summary>
internal sealed class LeaveKeeper(ClientCore core)
{
    /// <summary>The wish.</summary>
    public ClientLeave Wish { get; } = new(core.Machines.Leave.Rules.Initial);

    private LeaveFacts Facts => new(
        core.Options.IsInteractive, core.Servers.Sum(server => server.Unsettled.Count), core.Transfers.UnderWay.Count(), Wish.HasDraft);

    /// <summary>Somebody wants to leave.</summary>
    /// <param name="hasDraft">Whether a line is typed that is not sent.</param>
    public void Request(bool hasDraft)
    {
        Wish.HasDraft = hasDraft;
        Fire(LeaveDecisions.Decide(Facts));
    }

    /// <summary>A line came.</summary>
    /// <param name="isExit">Whether it says to leave.</param>
    public void NoteLine(bool isExit)
    {
        if (LeaveDecisions.DecideLine(isExit) is { } happened)
            Fire(happened);
    }

    /// <summary>Tells the machine what happened.</summary>
    public void Fire(LeaveTrigger trigger)
    {
        var step = core.Steps.Take(core.Machines.Leave, Wish, trigger);
        if (step.Outcome == StepOutcome.Bug)
            core.InternalErrors++;
        foreach (var effect in step.Effects)
            Perform(effect);
    }

    private void Perform(LeaveEffect effect)
    {
        switch (effect)
        {
            case LeaveEffect.TellUnfinished:
                core.Tell.Notice(null, "leave_asked", ClientTexts.LeaveAsked.With(string.Join(", ", Unfinished())));
                break;
            case LeaveEffect.TellStaying:
                core.Tell.Notice(null, "leave_taken_back", ClientTexts.LeaveTakenBack);
                break;
            case LeaveEffect.EndInput:
                core.Fire(InputTrigger.InputEnded);
                break;
            case LeaveEffect.LeaveNow:
                if (Facts is { Undecided: > 0 } or { Transfers: > 0 })
                    core.Trouble |= Trouble.TimedOut;
                core.Fire(InputTrigger.LeaveConfirmed);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    private IEnumerable<string> Unfinished()
    {
        var facts = Facts;
        if (facts.Undecided > 0)
            yield return ClientTexts.LeaveUndecided.With(facts.Undecided);
        if (facts.Transfers > 0)
            yield return ClientTexts.LeaveTransfers.With(facts.Transfers);
        if (facts.HasDraft)
            yield return ClientTexts.LeaveDraft;
    }
}
