using Fsm.Chat.Protocol.Machines.Input;
using Fsm.Chat.Protocol.Machines.User;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what the input's transitions ask for.</summary>
internal sealed class InputPerformer(ClientCore core)
{
    private readonly CommandRunner _runner = new(core);

    /// <summary>Performs one effect.</summary>
    public void Perform(InputEffect effect, Occasion about)
    {
        switch (effect)
        {
            case InputEffect.ExecuteLine:
                _runner.Execute(about);
                AskIfReading();
                break;
            case InputEffect.StoreLine:
                core.Input.Kept = about;
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
            case InputEffect.ReadNext:
                core.Lines.Ask();
                break;
            case InputEffect.CheckDeliveries:
                core.Input.LastVerdictAt = core.Now;
                core.Lines.CheckDeliveries();
                break;
            case InputEffect.TellStalled:
                GiveUp("verdicts_stalled", $"no verdict came for {core.Options.Limits.DeadAfter.TotalSeconds:0} s: {Unsettled()} are given up");
                break;
            case InputEffect.LeaveServers:
                LeaveServers();
                break;
            case InputEffect.TellNoOutcome:
                core.Input.Awaited = null;
                GiveUp("no_outcome", "the outcome of the last command did not come in time");
                break;
            case InputEffect.Exit:
                var code = ExitDecisions.Decide(core.Trouble);
                core.Ports.Post(() => core.Port.Exit(code));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    private void Reject() => core.Tell.Error(
        core.Current, "skipped", "the line was skipped: its conversation was not opened, or its connection broke", "lines are carried out again after quit");

    private void ExecuteKept()
    {
        if (core.Input.Kept is { } kept)
        {
            core.Input.Kept = null;
            _runner.Execute(kept);
        }

        AskIfReading();
    }

    private void AskIfReading()
    {
        if (core.Lines.Permits(InputTrigger.LineRead))
            core.Lines.Ask();
    }

    private void GiveUp(string code, string text)
    {
        core.Trouble |= Trouble.TimedOut;
        core.Tell.Error(null, code, text, "");
    }

    private string Unsettled()
    {
        var messages = string.Join(", ", core.Servers.SelectMany(server => server.Unsettled.Keys).Order());
        var transfers = string.Join(", ", core.Transfers.UnderWay.Select(transfer => transfer.Number).Order());
        return (messages.Length > 0 ? $"messages {messages}" : "") + (messages.Length > 0 && transfers.Length > 0 ? " and " : "") + (transfers.Length > 0 ? $"transfers {transfers}" : "");
    }

    private void LeaveServers()
    {
        foreach (var server in core.Servers)
        {
            if (core.Machines.User.Rules.Permits(server.State, UserTrigger.DisconnectTyped))
                core.Fire(server, UserTrigger.DisconnectTyped, Occasion.None);
        }

        core.Lines.CheckServers();
    }
}
