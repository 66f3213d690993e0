using System.Collections.Immutable;
using System.Globalization;

namespace Fsm.Chat.Client.Completion;

/// <summary>How the line can go on at the cursor.</summary>
/// <param name="Start">Where the span begins that a candidate replaces, in characters (UTF-16) from the beginning of the line.</param>
/// <param name="Length">Its length; it ends at the cursor.</param>
/// <param name="Candidates">The candidates, in the order in which to offer them; at most <see cref="MostCandidates"/>.</param>
public sealed record CompletionResult(int Start, int Length, ImmutableArray<Candidate> Candidates)
{
    /// <summary>How many candidates there are at most: more are no help.</summary>
    public const int MostCandidates = 200;

    /// <summary>What all candidates begin with: as much can be inserted at once. Empty when there are none, or when they begin differently.</summary>
    public string CommonText
    {
        get
        {
            if (Candidates.IsEmpty)
                return "";
            var common = Candidates[0].Text.Length;
            foreach (var candidate in Candidates)
                common = Math.Min(common, candidate.Text.AsSpan().CommonPrefixLength(Candidates[0].Text));
            return Candidates[0].Text[..Candidates.Min(candidate => Border(candidate.Text, common))];
        }
    }

    // The last place up to another one that lies within no grapheme cluster: half a character is no beginning of a name.
    private static int Border(string text, int place)
    {
        var border = 0;
        while (border < place && StringInfo.GetNextTextElementLength(text, border) is var length && border + length <= place)
            border += length;
        return border;
    }

    /// <summary>Puts a candidate into the line.</summary>
    /// <returns>The line, and where the cursor is then.</returns>
    public (string Line, int Cursor) Apply(string line, string text) => (string.Concat(line.AsSpan(0, Start), text, line.AsSpan(Start + Length)), Start + text.Length);
}
