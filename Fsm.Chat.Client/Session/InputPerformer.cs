using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what the input's transitions ask for.</summary>
internal sealed class InputPerformer(ClientCore core) : IPerformer<ClientInput, InputTrigger, InputEffect, InputHappened>
{
    /// <inheritdoc/>
    public void Perform(InputEffect effect, ClientInput input, scoped in InputHappened happened)
    {
        switch (effect)
        {
            case InputEffect.ExecuteLine:
                core.Runner.Execute((InputHappened.Came)happened);
                AskIfReading();
                break;
            case InputEffect.StoreLine:
                core.Input.Kept = (InputHappened.Came)happened;
                break;
            case InputEffect.ExecuteKept:
                ExecuteKept();
                break;
            case InputEffect.RejectKept:
                if (core.Input.Kept is not null)
                    Reject();
                core.Input.Kept = null;
                AskIfReading();
                break;
            case InputEffect.RejectLine:
                Reject();
                AskIfReading();
                break;
            case InputEffect.ReturnLine:
                var (text, meantFor) = (InputHappened.Line)happened;
                core.Tell.Returned(text, meantFor!);
                AskIfReading();
                break;
            case InputEffect.ReadNext:
                core.Lines.Ask();
                break;
            case InputEffect.CheckDeliveries:
                core.Input.LastVerdictAt = core.Now;
                core.Lines.CheckDeliveries();
                break;
            case InputEffect.TellStalled:
                GiveUp(LocalCode.VerdictsStalled, ClientTexts.NoVerdictCame.With($"{core.Options.Limits.DeadAfter.TotalSeconds:0}", Unsettled()), ClientTexts.NextStartAgain);
                break;
            case InputEffect.LeaveServers:
                LeaveServers();
                break;
            case InputEffect.TellNoOutcome:
                core.Input.Awaited = null;
                GiveUp(LocalCode.NoOutcome, ClientTexts.NoOutcomeCame, ClientTexts.NextTryAgain);
                break;
            case InputEffect.Exit:
                var code = ExitDecisions.Decide(core.Trouble);
                core.Ports.Post(() => core.Port.Exit(code));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientInput input, in Judgement<InputTrigger> judged, scoped in InputHappened happened) => core.Judge.Judge(null, null, judged);

    /// <inheritdoc/>
    public void Contain(ClientInput input, Exception error)
    {
        core.Judge.Contain(null, null, error);
        core.Lines.Ask(); // or nobody would be asked for a line any more
    }

    /// <inheritdoc/>
    public InputHappened Elapsed(ClientInput input, InputTrigger trigger) => InputHappened.Nothing;

    private void Reject() => core.Tell.Error(
        core.Current, LocalCode.Skipped, ClientTexts.LineSkipped, ClientTexts.NextAfterQuit);

    private void ExecuteKept()
    {
        if (core.Input.Kept is { } kept)
        {
            core.Input.Kept = null;
            core.Runner.Execute(kept);
        }

        AskIfReading();
    }

    private void AskIfReading()
    {
        if (core.Lines.Reads)
            core.Lines.Ask();
    }

    private void GiveUp(LocalCode code, string text, string next)
    {
        core.Trouble |= Trouble.TimedOut;
        core.Tell.Error(null, code, text, next);
    }

    private string Unsettled()
    {
        var messages = string.Join(", ", core.Servers.SelectMany(server => server.Unsettled.Keys).Order());
        var transfers = string.Join(", ", core.Transfers.UnderWay.Select(transfer => transfer.Number).Order());
        return (messages.Length > 0, transfers.Length > 0) switch
        {
            (true, true) => ClientTexts.UnsettledBoth.With(messages, transfers),
            (true, false) => ClientTexts.UnsettledMessages.With(messages),
            _ => ClientTexts.UnsettledTransfers.With(transfers),
        };
    }

    private void LeaveServers()
    {
        foreach (var server in core.Servers)
        {
            if (FarewellDecisions.HasToLeave(server.State))
                core.Machines.Fire(server, UserTrigger.DisconnectTyped, new UserHappened.Ended(CloseReason.Requested));
        }

        core.Lines.CheckServers();
    }
}
