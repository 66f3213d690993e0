using Fsm.Chat.Client.Commands;

namespace Fsm.Chat.Client.Completion;

/// <summary>One word of the arguments of a command, as <see cref="Words"/> will read it.</summary>
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
        var start = i;
        Words.TryTake(line, ref i, end, out var value);
        return new(start, value, start < end && line[start] == '"');
    }
}
