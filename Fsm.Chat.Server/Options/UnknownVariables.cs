using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Options;

/// <summary>Variables of the environment that are meant for this program, and set nothing: a misspelled password would be none.</summary>
public static class UnknownVariables
{
    private const string Prefix = "FSMCHAT_";

    /// <summary>Says what is wrong with each, in a line.</summary>
    /// <param name="names">The names of all variables.</param>
    public static IEnumerable<string> Of(IEnumerable<string> names)
    {
        var known = Settings.All.Select(setting => setting.Variable).ToHashSet();
        string[] words = [.. known.Select(name => name.ToLowerInvariant())];
        return names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !known.Contains(name)).Order(StringComparer.Ordinal).Select(name =>
            Spelling.Closest(name, words) is { } close ? ServerTexts.NoSuchVariableClose.With(name, close.ToUpperInvariant()) : ServerTexts.NoSuchVariable.With(name));
    }
}
