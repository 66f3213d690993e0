using Fsm.Chat.Protocol.Machines.Prompt;
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

    /// <summary>Make a group.</summary>
    Group,

    /// <summary>Invite people into a group.</summary>
    Invite,

    /// <summary>Accept an invitation or a file.</summary>
    Accept,

    /// <summary>Decline an invitation or a file.</summary>
    Decline,

    /// <summary>Leave a group.</summary>
    Leave,

    /// <summary>List one's groups.</summary>
    Groups,

    /// <summary>Send a file.</summary>
    File,

    /// <summary>List the transfers.</summary>
    Transfers,

    /// <summary>Give a transfer up.</summary>
    Cancel,

    /// <summary>Try a transfer again.</summary>
    Resume,

    /// <summary>List the lines that never got to the server.</summary>
    Unsent,

    /// <summary>Send them.</summary>
    Resend,

    /// <summary>Forget them.</summary>
    Discard,

    /// <summary>Leave the conversation.</summary>
    Quit,

    /// <summary>List the commands.</summary>
    Commands,

    /// <summary>Say why something is as it is.</summary>
    Why,

    /// <summary>Say where the machines are.</summary>
    States,

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

    /// <summary>What it fires on the prompt's machine, for a command that answers what is asked there; null for any other.</summary>
    public PromptTrigger? Answers { get; init; }
}

/// <summary>All commands, in the order in which they are listed.</summary>
public static class CommandTable
{
    private const int Many = int.MaxValue;

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> All { get; } =
    [
        new(CommandName.Connect, "connect [ADDRESS:PORT [NAME]]", "connect to a server, or again to the current one", UserTrigger.ConnectTyped, 0, 2),
        new(CommandName.Disconnect, "disconnect [ADDRESS:PORT]", "end the connection to the current server, or to that one", UserTrigger.DisconnectTyped, 0, 1),
        new(CommandName.Servers, "servers", "list the servers of this client", null, 0, 0),
        new(CommandName.Server, "server ADDRESS:PORT|N", "make a server the current one", null, 1, 1),
        new(CommandName.Users, "users [PREFIX]", "list who is connected", UserTrigger.UsersTyped, 0, 1),
        new(CommandName.Chat, "chat NAME|PORT|GROUP", "talk to one person or group: every line is a message to them", UserTrigger.ChatTyped, 1, 1),
        new(CommandName.Chat2, "chat2", "talk to anyone: every line is NAME>TEXT or PORT>TEXT", UserTrigger.Chat2Typed, 0, 0),
        new(CommandName.Group, "group NAME [PEOPLE…]", "make a group and invite people into it", UserTrigger.GroupRequestTyped, 1, Many),
        new(CommandName.Invite, "invite GROUP PEOPLE…", "invite people into a group of yours", UserTrigger.GroupRequestTyped, 2, Many),
        new(CommandName.Accept, "accept [ID|GROUP]", "accept a file or an invitation: that one, or the oldest", null, 0, 1) { Answers = PromptTrigger.AnswerTyped },
        new(CommandName.Decline, "decline [ID|GROUP]", "decline a file or an invitation: that one, or the oldest", null, 0, 1) { Answers = PromptTrigger.AnswerTyped },
        new(CommandName.Leave, "leave GROUP", "leave a group", UserTrigger.GroupRequestTyped, 1, 1),
        new(CommandName.Groups, "groups [GROUP]", "list your groups, or the members of one", UserTrigger.GroupRequestTyped, 0, 1),
        new(CommandName.File, "file PATH DESTINATION…", "offer a file to people and groups, by name or port", UserTrigger.FileTyped, 2, Many),
        new(CommandName.Transfers, "transfers", "list the files that are offered, on their way or done", null, 0, 0),
        new(CommandName.Cancel, "cancel ID", "give a transfer up", null, 1, 1),
        new(CommandName.Resume, "resume ID", "offer a file again that did not arrive whole", UserTrigger.FileTyped, 1, 1),
        new(CommandName.Unsent, "unsent", "list your lines that never got to the server", null, 0, 0),
        new(CommandName.Resend, "resend", "send those lines now", UserTrigger.ResendTyped, 0, 0),
        new(CommandName.Discard, "discard", "forget those lines", null, 0, 0),
        new(CommandName.Quit, "quit", "leave the conversation, or all that chat2 lines opened", UserTrigger.QuitTyped, 0, 0),
        new(CommandName.Commands, "commands", "list the commands", null, 0, 0),
        new(CommandName.Why, "why [NAME|ID|GROUP|SERVER]", "say why somebody or something is as it is: state, since when, what is awaited", null, 0, 1),
        new(CommandName.States, "states [MACHINE]", "show the states of the machines, and draw one of them", null, 0, 1),
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
