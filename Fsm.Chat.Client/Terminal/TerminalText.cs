using System.Globalization;
using System.Text;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// Makes what others wrote harmless to a terminal. Whatever could move the cursor, reorder, hide or pile up characters is spelled out as
/// <c>\u{XXXX}</c>, so that a reader sees that something was there; nothing is dropped in silence.
/// </summary>
public static class TerminalText
{
    /// <summary>Combining marks on one character that are shown; people's languages need fewer.</summary>
    public const int MarksKept = 4;

    private const string Continuation = "\n    | ";

    /// <summary>Escapes a name or another text that has one line.</summary>
    public static string Escape(string text) => Escape(text, newline: @"\u{A}");

    /// <summary>Escapes a text that may have several lines; each further one is set off, so that it cannot pass for a line of the program's own.</summary>
    public static string EscapeLines(string text) => Escape(text, Continuation);

    private static string Escape(string text, string newline)
    {
        var result = new StringBuilder(text.Length);
        var marks = 0;
        for (var i = 0; i < text.Length;)
        {
            var valid = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (valid && IsMark(rune))
            {
                if (++marks <= MarksKept)
                    result.Append(text, i, length);
            }
            else
            {
                NoteMarks(result, ref marks);
                if (valid && rune.Value == '\n')
                    result.Append(newline);
                else if (valid && IsHarmless(rune))
                    result.Append(text, i, length);
                else
                    result.Append(CultureInfo.InvariantCulture, $"\\u{{{(valid ? rune.Value : text[i]):X}}}");
            }

            i += length;
        }

        NoteMarks(result, ref marks);
        return result.ToString();
    }

    private static void NoteMarks(StringBuilder result, ref int marks)
    {
        if (marks > MarksKept)
            result.Append(ClientTexts.MarksMore.With(marks - MarksKept));
        marks = 0;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    // Format covers the bidi controls and everything of no width; the separators are the two that break lines.
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
