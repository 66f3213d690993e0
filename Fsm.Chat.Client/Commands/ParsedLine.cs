using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Client.Commands;

/// <summary>What one line of input means.</summary>
public abstract record ParsedLine : TypedLine
{
    /// <summary>Nothing was typed.</summary>
    public sealed record Nothing : ParsedLine;

    /// <summary>A command with as many arguments as its syntax allows.</summary>
    public sealed record Invoke(ClientCommand Command, IReadOnlyList<string> Arguments) : ParsedLine;

    /// <summary>A text for whomever typed text goes to.</summary>
    public sealed record Text(string Value) : ParsedLine;

    /// <summary>A text for a person who is named by name or port in the line itself.</summary>
    public sealed record NamedText(string Recipient, string Value) : ParsedLine;

    /// <summary>People whose names begin so, without the first ones. No line says this: whoever lists all of them asks page after page.</summary>
    public sealed record UserPage(string Prefix, uint Skip) : ParsedLine;

    /// <summary>Files for people or groups. A line says it with words of which not each can be told apart; a program's arguments need not.</summary>
    public sealed record Files(IReadOnlyList<string> Paths, IReadOnlyList<string> Recipients) : ParsedLine;

    /// <summary>A line that means nothing; nothing is sent.</summary>
    public sealed record Mistake(Code Code, string Why, string Next) : ParsedLine
    {
        /// <summary>The command that was typed wrongly; null when it is none that there is.</summary>
        public ClientCommand? Command { get; init; }

        /// <summary>A line that is no text.</summary>
        public static Mistake Unreadable(string why) => new(LocalCode.LineUnreadable, why, ClientTexts.NextWriteUtf8);
    }
}
