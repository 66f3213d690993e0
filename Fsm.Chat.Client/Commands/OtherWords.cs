using System.Globalization;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>Words that people bring along from other chats: each means a command here, or is answered with a sentence that says what does it here.</summary>
internal static class OtherWords
{
    private static readonly Dictionary<string, string> Same = new()
    {
        ["query"] = "chat",
        ["q"] = "chat",
        ["dm"] = "msg",
        ["tell"] = "msg",
        ["m"] = "msg",
        ["who"] = "users",
        ["whois"] = "users",
        ["names"] = "groups",
        ["part"] = "leave",
        ["win"] = "window",
        ["buffer"] = "window",
        ["wc"] = "close",
        ["bye"] = "exit",
        ["block"] = "ignore",
        ["mute"] = "ignore",
        ["silence"] = "ignore",
        ["unblock"] = "unignore",
        ["unmute"] = "unignore",
        ["h"] = "help",
    };

    /// <summary>The command that a word of other chats stands for; null for none.</summary>
    public static ClientCommand? Find(string word) => Same.TryGetValue(word, out var here) ? CommandTable.Find(here) : null;

    /// <summary>What does here what a word does in other chats; null where nothing is known of it.</summary>
    public static string? Explain(string word) =>
        word.Length > 0 && word.All(char.IsAsciiLetterLower) ? ClientTexts.ResourceManager.GetString($"Instead{char.ToUpperInvariant(word[0])}{word[1..]}", CultureInfo.CurrentUICulture) : null;
}
