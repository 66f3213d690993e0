using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>All commands, in the order in which they are listed.</summary>
public static class CommandTable
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> All { get; } =
        [.. ServerCommands.Rows, .. TalkCommands.Rows, .. SayCommands.Rows, .. GroupCommands.Rows, .. IgnoreCommands.Rows, .. AccountCommands.Rows, .. HistoryCommands.Rows, .. TransferCommands.Rows, .. UnsentCommands.Rows, .. CommonCommands.Rows, .. ScreenCommands.Rows];

    /// <summary>The command of that word, or null.</summary>
    public static ClientCommand? Find(string word) => All.FirstOrDefault(command => command.Word == word);

    /// <summary>The word of the command that is meant by a misspelled one, or null when none is close.</summary>
    public static string? Resembling(string word) => Spelling.Closest(word, All.Select(command => command.Word));
}
