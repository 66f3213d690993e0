using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Leaving;

/// <summary>Does what the transitions of the wish to leave ask for.</summary>
internal sealed class LeavePerformer(
    ClientFacts client, IFire machines, Announcer announcer, StepJudge stepJudge, LeaveKeeper leaveKeeper) : IPerformer<ClientLeave, LeaveTrigger, LeaveEffect, LeaveHappened>
{
    /// <inheritdoc/>
    public void Perform(LeaveEffect effect, ClientLeave wish, scoped in LeaveHappened happened)
    {
        switch (effect)
        {
            case LeaveEffect.TellUnfinished:
                announcer.Notice(null, "leave_asked", ClientTexts.LeaveAsked.With(string.Join(", ", Unfinished(leaveKeeper.Facts(happened.HasDraft)))));
                break;
            case LeaveEffect.TellStaying:
                announcer.Notice(null, "leave_taken_back", ClientTexts.LeaveTakenBack);
                break;
            case LeaveEffect.EndInput:
                machines.Fire(InputTrigger.InputEnded);
                break;
            case LeaveEffect.LeaveNow:
                if (leaveKeeper.Facts(happened.HasDraft) is { Undecided: > 0 } or { Transfers: > 0 })
                    client.Trouble |= Trouble.TimedOut;
                machines.Fire(InputTrigger.LeaveConfirmed);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientLeave wish, in Judgement<LeaveTrigger> judged, scoped in LeaveHappened happened) => stepJudge.Judge(null, null, judged);

    /// <inheritdoc/>
    public void Contain(ClientLeave wish, Exception error) => stepJudge.Contain(null, null, error);

    /// <inheritdoc/>
    public LeaveHappened Elapsed(ClientLeave wish, LeaveTrigger trigger) => default;

    private static IEnumerable<string> Unfinished(LeaveFacts facts)
    {
        if (facts.Undecided > 0)
            yield return ClientTexts.LeaveUndecided.With(facts.Undecided);
        if (facts.Transfers > 0)
            yield return ClientTexts.LeaveTransfers.With(facts.Transfers);
        if (facts.HasDraft)
            yield return ClientTexts.LeaveDraft;
    }
}
