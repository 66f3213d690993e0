using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what the input's transitions ask for.</summary>
internal sealed class InputPerformer(
    ClientFacts client, IFire machines, PortQueue portQueue, Announcer announcer, LineKeeper lineKeeper, PasswordKeeper passwordKeeper, StepJudge stepJudge) : IPerformer<ClientInput, InputTrigger, InputEffect, InputHappened>
{
    private InputHappened.Came? _held; // the line that waits in Holding

    /// <inheritdoc/>
    public void Perform(InputEffect effect, ClientInput input, scoped in InputHappened happened)
    {
        switch (effect)
        {
            case InputEffect.ExecuteLine:
                lineKeeper.Runner.Execute((InputHappened.Came)happened);
                AskIfReading();
                break;
            case InputEffect.HoldLine:
                _held = (InputHappened.Came)happened;
                break;
            case InputEffect.ExecuteHeld:
                lineKeeper.Runner.Execute(_held!);
                AskIfReading();
                break;
            case InputEffect.RejectHeld:
            case InputEffect.RejectLine:
                Reject();
                AskIfReading();
                break;
            case InputEffect.ReturnLine:
                var (text, meantFor) = (InputHappened.Line)happened;
                announcer.Returned(text, meantFor!);
                AskIfReading();
                break;
            case InputEffect.ReadNext:
                lineKeeper.Ask();
                break;
            case InputEffect.AskPassword:
                passwordKeeper.Ask();
                break;
            case InputEffect.SendPassword:
                passwordKeeper.Connect(((InputHappened.Password)happened).Bytes);
                break;
            case InputEffect.TellPasswordMissing:
                passwordKeeper.GiveUp();
                break;
            case InputEffect.CheckDeliveries:
                announcer.Outcome();
                client.Input.LastVerdictAt = client.Now;
                lineKeeper.CheckDeliveries();
                break;
            case InputEffect.TellStalled:
                GiveUp(LocalCode.VerdictsStalled, ClientTexts.NoVerdictCame.With($"{client.Options.Limits.DeadAfter.TotalSeconds:0}", Unsettled()), ClientTexts.NextStartAgain);
                break;
            case InputEffect.LeaveServers:
                announcer.Outcome();
                LeaveServers();
                break;
            case InputEffect.TellNoOutcome:
                client.Input.Awaited = null;
                GiveUp(LocalCode.NoOutcome, ClientTexts.NoOutcomeCame, ClientTexts.NextTryAgain);
                break;
            case InputEffect.Exit:
                var code = ExitDecisions.Decide(client.Trouble);
                portQueue.Post(input, () => portQueue.Port.Exit(code));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientInput input, in Judgement<InputTrigger> judged, scoped in InputHappened happened) => stepJudge.Judge(null, null, judged);

    /// <inheritdoc/>
    public void Contain(ClientInput input, Exception error)
    {
        stepJudge.Contain(null, null, error);
        lineKeeper.Ask(); // or nobody would be asked for a line any more
    }

    /// <inheritdoc/>
    public InputHappened Elapsed(ClientInput input, InputTrigger trigger) => InputHappened.Nothing;

    private void Reject() => announcer.Error(
        client.Current, LocalCode.Skipped, ClientTexts.LineSkipped, ClientTexts.NextAfterQuit);

    private void AskIfReading()
    {
        if (lineKeeper.Reads)
            lineKeeper.Ask();
    }

    private void GiveUp(LocalCode code, string text, string next)
    {
        client.Trouble |= Trouble.TimedOut;
        announcer.Error(null, code, text, next);
    }

    private string Unsettled()
    {
        var messages = string.Join(", ", client.Servers.SelectMany(server => server.Unsettled.Keys).Order());
        var transfers = string.Join(", ", client.Transfers.UnderWay.Select(transfer => transfer.Number).Order());
        return (messages.Length > 0, transfers.Length > 0) switch
        {
            (true, true) => ClientTexts.UnsettledBoth.With(messages, transfers),
            (true, false) => ClientTexts.UnsettledMessages.With(messages),
            _ => ClientTexts.UnsettledTransfers.With(transfers),
        };
    }

    private void LeaveServers()
    {
        foreach (var server in client.Servers)
        {
            if (FarewellDecisions.HasToLeave(server.State))
                machines.Fire(server, UserTrigger.DisconnectTyped, new UserHappened.Ended(CloseReason.Requested));
        }

        lineKeeper.CheckServers();
    }
}
