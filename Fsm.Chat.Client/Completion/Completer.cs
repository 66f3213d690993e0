using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Completion;

/// <summary>
/// Says how a typed line can go on. Only what is possible now is offered: a command that would be refused is not, nor are its arguments. Pure but for
/// the folders it looks into, and those only for the path of a file.
/// </summary>
/// <param name="possible">What is possible now.</param>
/// <param name="paths">Looks into folders.</param>
internal sealed class Completer(Possible possible, IPathLister paths)
{
    private const string Say = "say";

    private bool TakesCommands => possible.Mode == TypingMode.Commands;

    /// <summary>How a line can go on.</summary>
    /// <param name="line">The whole line.</param>
    /// <param name="cursor">Where the cursor is, in characters (UTF-16) from its beginning.</param>
    public CompletionResult Complete(string line, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, line.Length);
        var result = Find(line, cursor);
        // What follows the cursor may bring the space already, or be a comma that wants none.
        return cursor < line.Length && !char.IsLetterOrDigit(line[cursor])
            ? result with { Candidates = [.. result.Candidates.Select(candidate => candidate with { Text = candidate.Text.TrimEnd(' ') })] }
            : result;
    }

    private CompletionResult Find(string line, int cursor)
    {
        if (line.StartsWith("//", StringComparison.Ordinal))
            return Text(line, 1, cursor);
        var slash = line.StartsWith('/');
        return slash || TakesCommands ? Command(line, slash ? 1 : 0, cursor) : Text(line, 0, cursor);
    }

    private CompletionResult Command(string line, int start, int cursor)
    {
        if (cursor < start)
            return Result(cursor, cursor, []);
        var words = TypedWord.Between(line, start, cursor);
        if (words.Count == 1)
            return Result(words[0].Start, cursor, CommandWords(words[0].Value));
        if (words[0].Value == Say)
            return Text(line, words[1].Start, cursor);
        return CommandTable.Find(words[0].Value) is { } command
            ? Result(words[^1].Start, cursor, ArgumentsOf(command, [.. words.Skip(1)]))
            : Result(cursor, cursor, []);
    }

    private IEnumerable<Candidate> CommandWords(string prefix)
    {
        var all = possible.Commands.Select(command => (command.Word, TakesMore: command.Most > 0));
        if (possible.HasTarget)
            all = all.Append((Say, true));
        return all.Where(command => Begins(command.Word, prefix))
            .Select(command => new Candidate(command.TakesMore ? command.Word + " " : command.Word, command.Word, CandidateKind.Command));
    }

    private IEnumerable<Candidate> ArgumentsOf(ClientCommand command, IReadOnlyList<TypedWord> words)
    {
        List<string> before = [.. words.SkipLast(1).Select(word => word.Value)];
        var expected = command.ExpectedBehind(before);
        if (!possible.Commands.Contains(command) && !Arguments.JudgeThemselves(expected))
            return [];
        var typed = words[^1];
        return expected switch
        {
            Expected.Path => PathCompleter.Candidates(typed, paths),
            Expected.AnyoneOrPath => NamesOrPaths(typed, before),
            _ => Names(Known(expected), typed, before),
        };
    }

    private static IEnumerable<Candidate> Names(IEnumerable<(string Name, CandidateKind Kind)> known, TypedWord typed, IReadOnlyCollection<string> before) => known
        .Where(one => Begins(one.Name, typed.Value) && !before.Contains(one.Name, UserName.Comparer)).Select(one => new Candidate(one.Name + " ", one.Name, one.Kind));

    // One file for somebody is the usual case: a path is meant where no name begins so.
    private IEnumerable<Candidate> NamesOrPaths(TypedWord typed, IReadOnlyCollection<string> before)
    {
        var to = typed.Value.Length > 0 ? Of([FileArguments.To], CandidateKind.Command) : [];
        List<Candidate> names = typed.IsQuoted ? [] : [.. Names(Anyone().Concat(to), typed, before)];
        return names.Count > 0 ? names : PathCompleter.Candidates(typed, paths);
    }

    private IEnumerable<(string Name, CandidateKind Kind)> Known(Expected expected) => expected switch
    {
        Expected.People => People(),
        Expected.Ignored => Of(possible.Ignored, CandidateKind.Person),
        Expected.Groups => Of(possible.Groups, CandidateKind.Group),
        Expected.Anyone => Anyone(),
        Expected.Requests => Of(possible.Requests, CandidateKind.Request),
        Expected.Cancellable => Of(possible.Cancellable, CandidateKind.Transfer),
        Expected.Resumable => Of(possible.Resumable, CandidateKind.Transfer),
        Expected.Servers => Of(possible.Servers, CandidateKind.Server),
        Expected.Connectable => Of(possible.Connectable, CandidateKind.Server),
        Expected.Disconnectable => Of(possible.Disconnectable, CandidateKind.Server),
        Expected.Commands => Of(CommandTable.All.Select(command => command.Word), CandidateKind.Command),
        Expected.Machines => Of(possible.Machines, CandidateKind.Machine),
        Expected.Explainable =>
        [
            .. Anyone(), .. Of(possible.Servers, CandidateKind.Server), .. Of(possible.Undecided, CandidateKind.Message), .. Of(possible.UnderWay, CandidateKind.Transfer),
        ],
        _ => [],
    };

    private CompletionResult Text(string line, int start, int cursor)
    {
        if (cursor < start)
            return Result(cursor, cursor, []);
        var recipient = line.IndexOf('>', start, cursor - start);
        return possible.Mode switch
        {
            TypingMode.Conversation => Words(line, start, cursor, possible.Target),
            TypingMode.NamedLines when recipient >= 0 => Words(line, recipient + 1, cursor, line[start..recipient].Trim()),
            TypingMode.NamedLines => Recipients(line, start, cursor),
            _ => Result(cursor, cursor, []),
        };
    }

    private CompletionResult Recipients(string line, int start, int cursor) => Result(
        start, cursor, Anyone().Where(known => Begins(known.Name, line[start..cursor])).Select(known => new Candidate(known.Name + ">", known.Name, known.Kind)));

    // At the beginning of a text a name calls that person; further on it is a word like any other, also behind a bracket or an @, and nothing is offered
    // before a letter of it is typed.
    private CompletionResult Words(string line, int start, int cursor, string target)
    {
        var word = start == cursor ? cursor : line.AsSpan(start, cursor - start).LastIndexOfAny(' ', '\t', '\n') + start + 1;
        while (word < cursor && !char.IsLetterOrDigit(line[word]) && !char.IsSurrogate(line[word]) && line[word] is not ('_' or '-'))
            word++;
        var prefix = line[word..cursor];
        if (word > start && prefix.Length == 0)
            return Result(cursor, cursor, []);
        var company = Of(possible.Company(target), CandidateKind.Person);
        var names = word == start ? company : company.Concat(Anyone());
        var after = word == start ? ": " : " ";
        return Result(word, cursor, names.Where(known => Begins(known.Name, prefix)).Select(known => new Candidate(known.Name + after, known.Name, known.Kind)));
    }

    private IEnumerable<(string Name, CandidateKind Kind)> People() => Of(possible.People, CandidateKind.Person);

    private IEnumerable<(string Name, CandidateKind Kind)> Anyone() => People().Concat(Of(possible.Groups, CandidateKind.Group));

    private static IEnumerable<(string Name, CandidateKind Kind)> Of(IEnumerable<string> names, CandidateKind kind) => names.Select(name => (name, kind));

    private static bool Begins(string name, string prefix) => UserName.Begins(name, UserName.ComposePrefix(prefix));

    private static CompletionResult Result(int start, int cursor, IEnumerable<Candidate> candidates) => new(
        start, cursor - start, [.. candidates.DistinctBy(candidate => candidate.Text).Take(CompletionResult.MostCandidates)]);
}
