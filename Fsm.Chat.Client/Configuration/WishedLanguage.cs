using System.Globalization;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Configuration;

/// <summary>Finds the language to speak, before the arguments are parsed: the help and what is wrong with them are in it already.</summary>
internal static class WishedLanguage
{
    /// <summary>What is typed, or else what the configuration says, or else what the machine is set up for.</summary>
    public static string Of(IReadOnlyList<string> arguments)
    {
        if (Languages.Typed(arguments) is { } typed)
            return typed;
        var written = ConfigurationFile.Language(Languages.ValueOf("--config", arguments));
        return Languages.All.FirstOrDefault(language => language == written) ?? Languages.Of(Environment.GetEnvironmentVariable, CultureInfo.InstalledUICulture);
    }
}
