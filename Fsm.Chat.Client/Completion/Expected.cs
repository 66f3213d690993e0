using Fsm.Chat.Client.Commands;

namespace Fsm.Chat.Client.Completion;

/// <summary>What the word at a place of a command can be.</summary>
internal enum Expected : byte
{
    /// <summary>Nothing that is known beforehand.</summary>
    Nothing,

    /// <summary>People.</summary>
    People,

    /// <summary>Groups.</summary>
    Groups,

    /// <summary>People or groups.</summary>
    Anyone,

    /// <summary>Open requests.</summary>
    Requests,

    /// <summary>Transfers that can be given up.</summary>
    Cancellable,

    /// <summary>Transfers that can be offered again.</summary>
    Resumable,

    /// <summary>Servers.</summary>
    Servers,

    /// <summary>Servers that can be connected to.</summary>
    Connectable,

    /// <summary>Servers that can be disconnected from.</summary>
    Disconnectable,

    /// <summary>Whatever has a state.</summary>
    Explainable,

    /// <summary>Machines.</summary>
    Machines,

    /// <summary>The path of a file.</summary>
    Path,
}

/// <summary>Knows the arguments of the commands.</summary>
internal static class Arguments
{
    /// <summary>What an argument of a command can be.</summary>
    /// <param name="command">The command.</param>
    /// <param name="position">The argument's place, the first being 0.</param>
    public static Expected At(ClientCommand command, int position) => position >= command.Most ? Expected.Nothing : (command.Name, position) switch
    {
        (CommandName.Connect, 0) => Expected.Connectable,
        (CommandName.Disconnect, _) => Expected.Disconnectable,
        (CommandName.Server, _) => Expected.Servers,
        (CommandName.Users, _) => Expected.People,
        (CommandName.Chat, _) => Expected.Anyone,
        (CommandName.Group, > 0) => Expected.People,
        (CommandName.Invite, 0) => Expected.Groups,
        (CommandName.Invite, _) => Expected.People,
        (CommandName.Accept or CommandName.Decline, _) => Expected.Requests,
        (CommandName.Leave or CommandName.Groups, _) => Expected.Groups,
        (CommandName.File, 0) => Expected.Path,
        (CommandName.File, _) => Expected.Anyone,
        (CommandName.Cancel, _) => Expected.Cancellable,
        (CommandName.Resume, _) => Expected.Resumable,
        (CommandName.Why, _) => Expected.Explainable,
        (CommandName.States, _) => Expected.Machines,
        _ => Expected.Nothing,
    };

    /// <summary>Whether it is the argument itself that says whether the command is possible: each server has a machine of its own.</summary>
    public static bool JudgeThemselves(Expected expected) => expected is Expected.Connectable or Expected.Disconnectable or Expected.Servers;
}
