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
        var awaited = new AwaitedCommand(kind, [.. servers]);
        machines.Fire(InputTrigger.CommandStarted);
        client.Input.Awaited = awaited;
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
        if (client.Input.Awaited is not { } awaited || (awaited.Kind & kinds) == 0 || !awaited.Servers.Contains(server))
            return;
        FireIf(InputDecisions.Outcome(awaited.Servers.Count - 1, awaited.Kind == AwaitedKinds.Chat, failed, client.Options.IsInteractive));
        awaited.Servers.Remove(server);
        if (awaited.Servers.Count == 0)
            client.Input.Awaited = null;
    }

    /// <summary>The connection broke that typed lines may go over.</summary>
    public void SkipScript(ClientUser server) =>
        FireIf(InputDecisions.Broken(client.Options.IsInteractive, isTalking: client.Current == server && server.Mode != TypingMode.Commands));

    /// <summary>Asks for the next line, unless too many messages wait, or unless it was asked for already.</summary>
    public void Ask()
    {
        announcer.Outcome();
        if (FireIf(InputDecisions.BeforeNext(client.Input.Backlog)) == StepOutcome.Moved)
            return;

        CheckConnection();
        if (client.Input.IsAsked || !Reads)
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
        FireIf(InputDecisions.AfterSent(client.Input.Backlog));
    }

    /// <summary>Tells the input when every message has its verdict and every transfer its outcome.</summary>
    public void CheckDeliveries() => FireIf(InputDecisions.Deliveries(client.Servers.Sum(server => server.Unsettled.Count), client.Transfers.AnyUnderWay));

    /// <summary>Tells a script's input when the connection that its lines go to is lost for now, and when that is settled.</summary>
    public void CheckConnection() => FireIf(InputDecisions.Connection(client.Options.IsInteractive, client.Current?.IsInterrupted));

    /// <summary>Tells the input when every connection is over.</summary>
    public void CheckServers() => FireIf(InputDecisions.Servers(client.Servers.Count(server => server.State != UserState.Disconnected)));

    private StepOutcome? FireIf(InputTrigger? trigger) => trigger is { } happened ? machines.Fire(happened) : null;
}
