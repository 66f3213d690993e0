using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Commands;

/// <summary>A command that was typed, for whatever carries it out.</summary>
/// <param name="Core">The client.</param>
/// <param name="Command">The command.</param>
/// <param name="Arguments">Its arguments, as many as its syntax allows.</param>
internal sealed record CommandCall(ClientCore Core, ClientCommand Command, IReadOnlyList<string> Arguments)
{
    /// <summary>The place where it was typed.</summary>
    public LineTarget Place { get; init; } = Core.Announcer.Target;

    /// <summary>The server of that place; null before the first, and for one that is not known yet.</summary>
    public ClientUser? From => Place.Server is { } address ? Core.Servers.Find(server => server.Address == address) : Core.Current;

    /// <summary>The server that it goes to.</summary>
    public ClientUser Server => From!;

    /// <summary>The first argument; null for none.</summary>
    public string? First => Arguments.Count > 0 ? Arguments[0] : null;

    /// <summary>The other arguments.</summary>
    public IReadOnlyList<string> Rest => [.. Arguments.Skip(1)];

    /// <summary>Fires the command's trigger on the current server's User machine; the next line waits for what the command waits for.</summary>
    public void Ask(UserHappened happened) => Ask(Server, Command.Trigger!.Value, happened);

    /// <summary>The same on another server, or with another trigger.</summary>
    public void Ask(ClientUser server, UserTrigger trigger, UserHappened happened)
    {
        if (Command.Awaits is { } awaited)
            Core.LineKeeper.Run(server, awaited, trigger, happened);
        else
            Core.Machines.Fire(server, trigger, happened);
    }
}
