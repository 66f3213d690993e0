namespace Fsm.Chat.Client.Commands;

/// <summary>What the word at a place of a command can be.</summary>
internal enum Expected : byte
{
    /// <summary>Nothing that is known beforehand.</summary>
    Nothing,

    /// <summary>People.</summary>
    People,

    /// <summary>Names that one ignores.</summary>
    Ignored,

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

    /// <summary>Commands.</summary>
    Commands,

    /// <summary>The path of a file.</summary>
    Path,

    /// <summary>People or groups, or one more path.</summary>
    AnyoneOrPath,
}

/// <summary>What can be said of arguments in general.</summary>
internal static class Arguments
{
    /// <summary>Whether it is the argument itself that says whether the command is possible: each server has a machine of its own.</summary>
    public static bool JudgeThemselves(Expected expected) => expected is Expected.Connectable or Expected.Disconnectable or Expected.Servers;
}
