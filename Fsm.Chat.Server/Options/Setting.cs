namespace Fsm.Chat.Server.Options;

/// <summary>
/// One thing the operator can set: <c>--connect-timeout 10</c>, <c>FSMCHAT_CONNECT_TIMEOUT=10</c>, or <c>"connect-timeout": 10</c> in appsettings.json.
/// </summary>
/// <param name="Name">The name in kebab case.</param>
/// <param name="Description">What it is, with its unit.</param>
/// <param name="Default">The default, as it would be written.</param>
/// <param name="Apply">Puts a value into the options, or throws <see cref="FormatException"/> with what is wrong about it.</param>
public sealed record Setting(string Name, string Description, string Default, Func<ServerOptions, string, ServerOptions> Apply)
{
    /// <summary>Whether its name alone, on the command line, means true.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>Whether it is taken from the environment only: others on the machine can read a command line, and often a settings file.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The environment variable.</summary>
    public string Variable => "FSMCHAT_" + Name.ToUpperInvariant().Replace('-', '_');
}
