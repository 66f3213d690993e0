using Fsm.Chat.Protocol.Machines.User;

namespace Fsm.Chat.Client.Commands;

/// <summary>What a person can ask for.</summary>
public enum CommandName : byte
{
    /// <summary>Connect to a server.</summary>
    Connect,

    /// <summary>End the connection to a server.</summary>
    Disconnect,

    /// <summary>List the known servers.</summary>
    Servers,

    /// <summary>Choose the server that commands and texts go to.</summary>
    Server,

    /// <summary>List who is connected.</summary>
    Users,

    /// <summary>Talk to one person.</summary>
    Chat,

    /// <summary>Name a recipient in each line.</summary>
    Chat2,

    /// <summary>Leave the conversation.</summary>
    Quit,

    /// <summary>List the commands.</summary>
    Commands,

    /// <summary>Finish and leave.</summary>
    Exit,
}

/// <summary>One command as a person sees it.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Syntax">How it is typed.</param>
/// <param name="Description">What it does, in one line.</param>
/// <param name="Trigger">What it fires on the current server's User machine, which so decides whether it is possible now; null when it is always possible.</param>
/// <param name="Fewest">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
public sealed record ClientCommand(CommandName Name, string Syntax, string Description, UserTrigger? Trigger, int Fewest, int Most)
{
    /// <summary>The word that is typed.</summary>
    public string Word => Syntax.Split(' ')[0];
}

/// <summary>All commands, in the order in which they are listed.</summary>
public static class CommandTable
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> All { get; } =
    [
        new(CommandName.Connect, "connect [ADDRESS:PORT [NAME]]", "connect to a server, or again to the current one", UserTrigger.ConnectTyped, 0, 2),
        new(CommandName.Disconnect, "disconnect [ADDRESS:PORT]", "end the connection to the current server, or to that one", UserTrigger.DisconnectTyped, 0, 1),
        new(CommandName.Servers, "servers", "list the servers of this client", null, 0, 0),
        new(CommandName.Server, "server ADDRESS:PORT|N", "make a server the current one", null, 1, 1),
        new(CommandName.Users, "users [PREFIX]", "list who is connected", UserTrigger.UsersTyped, 0, 1),
        new(CommandName.Chat, "chat NAME|PORT", "talk to one person: every line is a message to them", UserTrigger.ChatTyped, 1, 1),
        new(CommandName.Chat2, "chat2", "talk to anyone: every line is NAME>TEXT or PORT>TEXT", UserTrigger.Chat2Typed, 0, 0),
        new(CommandName.Quit, "quit", "leave the conversation, or all that chat2 lines opened", UserTrigger.QuitTyped, 0, 0),
        new(CommandName.Commands, "commands", "list the commands", null, 0, 0),
        new(CommandName.Exit, "exit", "wait for the verdicts of what was sent, disconnect and leave", null, 0, 0),
    ];

    /// <summary>The command of that word, or null.</summary>
    public static ClientCommand? Find(string word) => All.FirstOrDefault(command => command.Word == word);

    /// <summary>The word of the command that is meant by a misspelled one, or null when none is close.</summary>
    public static string? Resembling(string word) => All
        .Select(command => (command.Word, Distance: Spelling.Distance(word, command.Word)))
        .Where(candidate => candidate.Distance <= 2 && candidate.Distance < candidate.Word.Length)
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();
}
