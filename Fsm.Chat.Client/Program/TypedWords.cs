using System.CommandLine;
using System.Text.RegularExpressions;

namespace Fsm.Chat.Client.Program;

/// <summary>
/// Tells options from texts before the parser sees either. A script gives a text as one word, whatever it looks like; so what belongs to a text is put behind
/// <c>--</c>, where nothing is an option, and a word that looks like an option and is none is a mistake instead of a text.
/// </summary>
/// <param name="root">The commands and their options.</param>
/// <param name="withText">The command that takes a text.</param>
internal sealed partial class TypedWords(RootCommand root, Command withText)
{
    private const string Behind = "--";

    private readonly List<string> _options = [];
    private readonly List<string> _words = [];
    private Command _command = root;

    /// <summary>The word that looks like an option and is none; null for none.</summary>
    public string? Unknown { get; private set; }

    /// <summary>The names of the options that could have been meant.</summary>
    public IEnumerable<string> Possible => Known.SelectMany(Names);

    private IEnumerable<Option> Known => _command == root ? root.Options : _command.Options.Concat(root.Options.Where(option => option.Recursive));

    /// <summary>The words as the parser is to see them.</summary>
    public IReadOnlyList<string> Sort(IReadOnlyList<string> typed)
    {
        for (var at = 0; at < typed.Count; at++)
        {
            if (typed[at] == Behind)
            {
                _words.AddRange(typed.Skip(at + 1));
                break;
            }

            at += Take(typed[at], typed.Skip(at + 1).FirstOrDefault());
        }

        return _command == withText ? [.. _options, Behind, .. _words] : typed;
    }

    // How many more words belong to it.
    private int Take(string word, string? next)
    {
        if (Known.FirstOrDefault(option => Names(option).Contains(word)) is { } option)
        {
            _options.Add(word);
            if (next is null || option.Arity.MinimumNumberOfValues == 0)
                return 0;
            _options.Add(next);
            return 1;
        }

        if (_command == root && _words.Count == 0 && root.Subcommands.FirstOrDefault(command => command.Name == word) is { } command)
        {
            _options.Add(word);
            _command = command;
        }
        else if (IsWithValue(word))
        {
            _options.Add(word);
        }
        else
        {
            _words.Add(word);
            if (OptionLike().IsMatch(word))
                Unknown ??= word;
        }

        return 0;
    }

    // In a text "--name=ana said so" is a sentence.
    private bool IsWithValue(string word) =>
        word.IndexOfAny(['=', ':']) is > 0 and var end && (_command != withText || _words.Count == 0 || !word.Any(char.IsWhiteSpace))
        && Known.Any(option => Names(option).Contains(word[..end]));

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    [GeneratedRegex(@"^--\p{L}[\w-]*([=:]\S*)?$")]
    private static partial Regex OptionLike();
}
