using System.Globalization;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Options;

/// <summary>
/// One thing the operator can set: <c>--connect-timeout 10</c>, <c>FSMCHAT_CONNECT_TIMEOUT=10</c>, or <c>"connect-timeout": 10</c> in appsettings.json.
/// </summary>
/// <param name="Name">The name in kebab case.</param>
/// <param name="Value">The default, as it would be written; empty where words say it.</param>
/// <param name="Apply">Puts a value into the options, or throws <see cref="FormatException"/> with what is wrong about it.</param>
public sealed record Setting(string Name, string Value, Func<ServerOptions, string, ServerOptions> Apply)
{
    /// <summary>What it is, with its unit.</summary>
    public string Description => IsDuration ? ServerTexts.ZeroForNever.With(Text("Setting")) : Text("Setting") ?? "";

    /// <summary>The default, for people.</summary>
    public string Default => Text("Default") ?? Value;

    /// <summary>Whether it is a number of seconds, and 0 stands for none.</summary>
    public bool IsDuration { get; init; }

    /// <summary>Whether its name alone, on the command line, means true.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether it is taken from the environment only: others on the machine can read a command line, and often a settings file.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The environment variable.</summary>
    public string Variable => "FSMCHAT_" + Name.ToUpperInvariant().Replace('-', '_');

    // "max-text" has the texts SettingMaxText and DefaultMaxText. They are looked up when they are shown: that is when the language is known.
    private string? Text(string kind) => ServerTexts.ResourceManager.GetString(
        kind + string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])), CultureInfo.CurrentUICulture);
}
