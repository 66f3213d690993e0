using System.Text;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Rows;

/// <summary>Breaks text into rows, between words where there is room for that.</summary>
internal static class Wrapping
{
    /// <summary>The rows of a text of one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">Columns of the first row.</param>
    /// <param name="rest">Columns of the others.</param>
    public static IEnumerable<string> Wrap(string text, int first, int rest)
    {
        var row = new StringBuilder();
        var (used, room, lastSpace, isIndent) = (0, Math.Max(2, first), -1, true);
        foreach (var element in Clusters.Of(text))
        {
            var width = Columns.OfCluster(element);
            if (used + width > room)
            {
                var broken = row.ToString();
                var keep = lastSpace > 0 ? lastSpace : broken.Length;
                yield return broken[..keep].TrimEnd();
                row.Clear().Append(broken[keep..].TrimStart());
                (used, room, lastSpace) = (Columns.Of(row.ToString()), Math.Max(2, rest), -1);
                if (element == " " && row.Length == 0)
                    continue;
            }

            isIndent &= element == " "; // what indents a line, as in code, is no place to break it
            if (element == " " && !isIndent)
                lastSpace = row.Length + 1;
            row.Append(element);
            used += width;
        }

        yield return row.ToString();
    }
}
