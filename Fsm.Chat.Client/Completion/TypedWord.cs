using System.Text;

namespace Fsm.Chat.Client.Completion;

/// <summary>One word of the arguments of a command, as <see cref="Commands.Words"/> will read it.</summary>
/// <param name="Start">Where it begins in the line.</param>
/// <param name="Value">The word without its quotation marks.</param>
/// <param name="IsQuoted">Whether it begins with a quotation mark.</param>
internal readonly record struct TypedWord(int Start, string Value, bool IsQuoted)
{
    /// <summary>The words between two places of a line; the last one, which may be empty, is the one that is being typed.</summary>
    public static IReadOnlyList<TypedWord> Between(string line, int start, int end)
    {
        var words = new List<TypedWord>();
        for (var i = start; ;)
        {
            while (i < end && line[i] is ' ' or '\t')
                i++;
            words.Add(Take(line, ref i, end));
            if (i == end)
                return words;
        }
    }

    private static TypedWord Take(string line, ref int i, int end)
    {
        var (value, start, quoted) = (new StringBuilder(), i, false);
        for (; i < end && (quoted || line[i] is not (' ' or '\t')); i++)
        {
            if (line[i] == '"')
                quoted = !quoted;
            else
                value.Append(line[i]);
        }

        return new(start, value.ToString(), start < end && line[start] == '"');
    }
}
