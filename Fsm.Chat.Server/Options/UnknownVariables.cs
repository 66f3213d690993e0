using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Options;

/// <summary>Variables of the environment that are meant for this program, and set nothing: a misspelled password would be none.</summary>
public static class UnknownVariables
{
    /// <summary>Says what is wrong with each, in a line.</summary>
    /// <param name="names">The names of all variables.</param>
    public static IEnumerable<string> Of(IEnumerable<string> names) => ProgramVariables.Unknown(names).Select(unknown =>
        unknown.Meant is { } close ? ServerTexts.NoSuchVariableClose.With(unknown.Name, close) : ServerTexts.NoSuchVariable.With(unknown.Name));
}
