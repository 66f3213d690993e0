namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Somebody at a terminal: a program, and all that was typed and printed there, in the words of the guided tour.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly List<(int Before, string Line)> _typed = [];
    private readonly TourWords _words;

    private Person(string name, ChildProcess program, TourWords words) => (Name, Program, _words) = (name, program, words);

    public string Name { get; }

    public ChildProcess Program { get; }

    /// <summary>What a reader of the tour would see on this terminal. How far a transfer is, is redrawn there and leaves no line; how often a connection is tried again is chance.</summary>
    public IEnumerable<string> Transcript
    {
        get
        {
            var printed = Program.Output;
            for (var i = 0; i <= printed.Count; i++)
            {
                foreach (var (_, line) in _typed.Where(typed => typed.Before == i))
                    yield return line;
                if (i < printed.Count && !Progress().IsMatch(printed[i]) && !AnotherAttempt().IsMatch(printed[i]))
                    yield return _words.Of(Program, printed[i]);
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="typed">What a reader of the tour types there.</param>
    /// <param name="words">What the tour says instead of what differs each time.</param>
    public static Person Starts(string name, string typed, ChildProcess program, TourWords words)
    {
        var person = new Person(name, program, words);
        person._typed.Add((0, typed));
        return person;
    }

    /// <summary>Types a line, behind the prompt that a terminal would show. All that was printed before has to have been seen.</summary>
    /// <param name="prompt">The prompt, without the sign at its end.</param>
    public void Types(string prompt, string line)
    {
        _typed.Add((Program.Output.Count, _words.Of(Program, $"{prompt}> {line}")));
        Program.Type(line);
    }

    /// <summary>Waits for lines that hold these words, one after the other.</summary>
    public void Sees(params string[] lines)
    {
        foreach (var line in lines)
            Program.WaitFor(line);
    }

    public void Dispose() => Program.Dispose();

    [GeneratedRegex(@"^\* transfer \d+: .* \d+ %, ")]
    private static partial Regex Progress();

    [GeneratedRegex(@"^\* reconnecting to .* \(([2-9]|\d\d+)\)$")]
    private static partial Regex AnotherAttempt();
}
