using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Keeps the order of lines, outcomes and verdicts: tells the input's machine when one is done and asks for the next line.</summary>
internal sealed class LineKeeper(ClientFacts client, IFire machines, PortQueue portQueue, Announcer announcer)
{
    /// <summary>Carries out lines. It is above the core: whoever makes the core sets it.</summary>
    public ILineRunner Runner { get; set; } = null!;

    /// <summary>Makes the next line wait for the outcome of a command on these servers.</summary>
    public void Await(AwaitedKinds kind, params ReadOnlySpan<ClientUser> servers)
    {
        client.Input.Awaited = new(kind, [.. servers]);
        machines.Fire(InputTrigger.CommandStarted);
    }

    /// <summary>Tells a user what was typed, and makes the next line wait for the outcome; a refusal is one.</summary>
    public void Run(ClientUser server, AwaitedKinds kind, UserTrigger trigger, UserHappened happened)
    {
        Await(kind, server);
        if (machines.Fire(server, trigger, happened) == StepOutcome.Refused)
            Settle(server, kind, failed: true);
    }

    /// <summary>An outcome came; it lets the next line go if that was what it waited for.</summary>
    public void Settle(ClientUser server, AwaitedKinds kinds, bool failed = false)
    {
        if (client.Input.Awaited is not { } awaited || (awaited.Kind & kinds) == 0 || !awaited.Servers.Remove(server) || awaited.Servers.Count > 0)
            return;
        client.Input.Awaited = null;
        var outcome = InputDecisions.Outcome(awaited.Kind, failed, client.Options.IsInteractive);
        if (outcome == InputTrigger.ScriptedChatFailed)
            client.Trouble |= Trouble.Refused;
        machines.Fire(outcome);
    }

    /// <summary>The connection broke that typed lines went over; a person sees that, a script does not.</summary>
    public void SkipScript(ClientUser server)
    {
        if (!client.Options.IsInteractive && client.Current == server && server.Mode != TypingMode.Commands)
            machines.Fire(InputTrigger.ScriptedChatLost);
    }

    /// <summary>Asks for the next line, unless too many messages wait, or unless it was asked for already.</summary>
    public void Ask()
    {
        if (client.Input.Backlog >= InputDecisions.QueuedLines && machines.Fire(InputTrigger.BacklogFilled) == StepOutcome.Moved)
            return;

        CheckConnection();
        if (client.Input.Asked > client.Input.Came || !Reads)
            return;
        client.Input.Asked++;
        announcer.Prompt();
        portQueue.Post(client.Input, portQueue.Port.WantLine);
    }

    /// <summary>Whether the input does anything with a line now.</summary>
    public bool Reads => client.Rules.Input.Permits(client.Input.State, InputTrigger.LineRead);

    /// <summary>A message was queued.</summary>
    public void NoteQueued() => client.Input.Backlog++;

    /// <summary>A message waits no longer to be sent.</summary>
    public void NoteUnqueued()
    {
        client.Input.Backlog--;
        if (InputDecisions.IsDrained(client.Input.Backlog))
            machines.Fire(InputTrigger.BacklogDrained);
    }

    /// <summary>Tells the input when every message has its verdict and every transfer its outcome.</summary>
    public void CheckDeliveries()
    {
        if (client.Servers.TrueForAll(server => server.Unsettled.Count == 0) && !client.Transfers.AnyUnderWay)
            machines.Fire(InputTrigger.DeliveriesSettled);
    }

    /// <summary>Tells a script's input when the connection that its lines go to is lost for now, and when that is settled. A person sees it, and may go on typing.</summary>
    public void CheckConnection()
    {
        if (client.Options.IsInteractive || client.Current is not { } current)
            return;
        machines.Fire(current.IsInterrupted ? InputTrigger.ConnectionInterrupted : InputTrigger.ConnectionSettled);
    }

    /// <summary>Tells the input when every connection is over.</summary>
    public void CheckServers()
    {
        if (client.Servers.TrueForAll(server => server.State == UserState.Disconnected))
            machines.Fire(InputTrigger.ServersLeft);
    }
}
