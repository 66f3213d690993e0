using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;

namespace Fsm.Chat.Client.Session;

/// <summary>Keeps the order of lines, outcomes and verdicts: tells the input's machine when one is done and asks for the next line.</summary>
internal sealed class LineKeeper(ClientCore core)
{
    /// <summary>Makes the next line wait for the outcome of a command on these servers.</summary>
    public void Await(AwaitedKinds kind, params ReadOnlySpan<ClientUser> servers)
    {
        core.Input.Awaited = new(kind, [.. servers]);
        core.Machines.Fire(InputTrigger.CommandStarted);
    }

    /// <summary>Tells a user what was typed, and makes the next line wait for the outcome; a refusal is one.</summary>
    public void Run(ClientUser server, AwaitedKinds kind, UserTrigger trigger, UserHappened happened)
    {
        Await(kind, server);
        if (core.Machines.Fire(server, trigger, happened) == StepOutcome.Refused)
            Settle(server, kind, failed: true);
    }

    /// <summary>An outcome came; it lets the next line go if that was what it waited for.</summary>
    public void Settle(ClientUser server, AwaitedKinds kinds, bool failed = false)
    {
        if (core.Input.Awaited is not { } awaited || (awaited.Kind & kinds) == 0 || !awaited.Servers.Remove(server) || awaited.Servers.Count > 0)
            return;
        core.Input.Awaited = null;
        var outcome = InputDecisions.Outcome(awaited.Kind, failed, core.Options.IsInteractive);
        if (outcome == InputTrigger.ScriptedChatFailed)
            core.Trouble |= Trouble.Refused;
        core.Machines.Fire(outcome);
    }

    /// <summary>The connection broke that typed lines went over; a person sees that, a script does not.</summary>
    public void SkipScript(ClientUser server)
    {
        if (!core.Options.IsInteractive && core.Current == server && server.Mode != TypingMode.Commands)
            core.Machines.Fire(InputTrigger.ScriptedChatLost);
    }

    /// <summary>Asks for the next line, unless too many messages wait, or unless it was asked for already.</summary>
    public void Ask()
    {
        if (core.Input.Backlog >= InputDecisions.QueuedLines && core.Machines.Fire(InputTrigger.BacklogFilled) == StepOutcome.Moved)
            return;

        CheckConnection();
        if (core.Input.Asked > core.Input.Came || !Reads)
            return;
        core.Input.Asked++;
        core.Tell.Prompt();
        core.Ports.Post(core.Port.WantLine);
    }

    /// <summary>Whether the input does anything with a line now.</summary>
    public bool Reads => core.Machines.Input.Rules.Permits(core.Input.State, InputTrigger.LineRead);

    /// <summary>A message was queued.</summary>
    public void NoteQueued() => core.Input.Backlog++;

    /// <summary>A message waits no longer to be sent.</summary>
    public void NoteUnqueued()
    {
        core.Input.Backlog--;
        if (InputDecisions.IsDrained(core.Input.Backlog))
            core.Machines.Fire(InputTrigger.BacklogDrained);
    }

    /// <summary>Tells the input when every message has its verdict and every transfer its outcome.</summary>
    public void CheckDeliveries()
    {
        if (core.Servers.TrueForAll(server => server.Unsettled.Count == 0) && !core.Transfers.AnyUnderWay)
            core.Machines.Fire(InputTrigger.DeliveriesSettled);
    }

    /// <summary>Tells a script's input when the connection that its lines go to is lost for now, and when that is settled. A person sees it, and may go on typing.</summary>
    public void CheckConnection()
    {
        if (core.Options.IsInteractive || core.Current is not { } current)
            return;
        core.Machines.Fire(current.IsInterrupted ? InputTrigger.ConnectionInterrupted : InputTrigger.ConnectionSettled);
    }

    /// <summary>Tells the input when every connection is over.</summary>
    public void CheckServers()
    {
        if (core.Servers.TrueForAll(server => server.State == UserState.Disconnected))
            core.Machines.Fire(InputTrigger.ServersLeft);
    }
}
