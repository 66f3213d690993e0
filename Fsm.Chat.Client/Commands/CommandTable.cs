using System.Globalization;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;

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
/// <param name="Trigger">What it fires on the current server's User machine, which so decides whether it is possible now; null when it is always possible.</param>
/// <param name="Fewest">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
public sealed record ClientCommand(CommandName Name, UserTrigger? Trigger, int Fewest, int Most)
{
    /// <summary>The word that is typed, in every language.</summary>
    public string Word { get; } = Name.ToString().ToLowerInvariant();

    /// <summary>How it is typed, in the language of whoever reads it.</summary>
    public string Syntax => ClientTexts.ResourceManager.GetString($"{Name}Arguments", CultureInfo.CurrentUICulture) is { } arguments ? $"{Word} {arguments}" : Word;

    /// <summary>What it does, in one line.</summary>
    public string Description => ClientTexts.ResourceManager.GetString($"{Name}Description", CultureInfo.CurrentUICulture) ?? "";

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
        new(CommandName.Connect, UserTrigger.ConnectTyped, 0, 2),
        new(CommandName.Disconnect, UserTrigger.DisconnectTyped, 0, 1),
        new(CommandName.Servers, null, 0, 0),
        new(CommandName.Server, null, 1, 1),
        new(CommandName.Users, UserTrigger.UsersTyped, 0, 1),
        new(CommandName.Chat, UserTrigger.ChatTyped, 1, 1),
        new(CommandName.Chat2, UserTrigger.Chat2Typed, 0, 0),
        new(CommandName.Group, UserTrigger.GroupRequestTyped, 1, Many),
        new(CommandName.Invite, UserTrigger.GroupRequestTyped, 2, Many),
        new(CommandName.Accept, null, 0, 1) { Answers = PromptTrigger.AnswerTyped },
        new(CommandName.Decline, null, 0, 1) { Answers = PromptTrigger.AnswerTyped },
        new(CommandName.Leave, UserTrigger.GroupRequestTyped, 1, 1),
        new(CommandName.Groups, UserTrigger.GroupRequestTyped, 0, 1),
        new(CommandName.File, UserTrigger.FileTyped, 2, Many),
        new(CommandName.Transfers, null, 0, 0),
        new(CommandName.Cancel, null, 1, 1),
        new(CommandName.Resume, UserTrigger.FileTyped, 1, 1),
        new(CommandName.Unsent, null, 0, 0),
        new(CommandName.Resend, UserTrigger.ResendTyped, 0, 0),
        new(CommandName.Discard, null, 0, 0),
        new(CommandName.Quit, UserTrigger.QuitTyped, 0, 0),
        new(CommandName.Commands, null, 0, 0),
        new(CommandName.Why, null, 0, 1),
        new(CommandName.States, null, 0, 1),
        new(CommandName.Exit, null, 0, 0),
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
