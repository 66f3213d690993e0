using System.CommandLine;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol.Messages;
using Serilog.Events;

namespace Fsm.Chat.Client;

/// <summary>What the program was called with.</summary>
/// <param name="Servers">The servers to connect to, the first being the current one.</param>
/// <param name="Name">The name to connect under.</param>
/// <param name="IsJson">Whether to print JSON instead of plain lines.</param>
/// <param name="Downloads">The folder for received files; null for the default.</param>
/// <param name="KeepsState">Whether to keep what a crash must not take away.</param>
/// <param name="LogFile">Where to log; null for nowhere.</param>
/// <param name="LogLevel">What to log.</param>
internal sealed record ProgramSettings(IReadOnlyList<ServerEndpoint> Servers, string Name, bool IsJson, string? Downloads, bool KeepsState, string? LogFile, LogEventLevel LogLevel)
{
    /// <summary>Whether servers that are named without saying so are encrypted.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Whether to take the whole screen of a terminal.</summary>
    public bool IsFullScreen { get; init; }

    /// <summary>Decides whether servers are trusted.</summary>
    public required ServerTrust Trust { get; init; }

    /// <summary>The passwords of servers, in UTF-8.</summary>
    public required IReadOnlyDictionary<ServerEndpoint, byte[]> Passwords { get; init; }
}


/// <summary>The options of the program.</summary>
internal sealed class CommandLine
{
    private readonly Option<string[]> _servers = new("--server")
    {
        Description = $"A server to connect to, ADDRESS:PORT; may be given several times. Default: {ServerEndpoint.Default}",
        HelpName = "ADDRESS:PORT",
    };

    private readonly Option<string?> _name = new("--name") { Description = "The name to connect under. Default: $USER", HelpName = "NAME" };
    private readonly Option<bool> _plain = new("--plain") { Description = "Print plain lines. This is the default." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line." };
    private readonly Option<string?> _downloads = new("--downloads")
    {
        Description = $"The folder that received files are stored in; made when needed. Default: {DownloadFolder.DefaultName}",
        HelpName = "DIR",
    };

    private readonly Option<bool> _noState = new("--no-state")
    {
        Description = "Keep nothing on disk: after a crash a new client begins anew. Otherwise the session and unsent lines are kept in $XDG_STATE_HOME/fsmchat.",
    };

    private readonly Option<string?> _log = new("--log") { Description = "A file to log to. Default: no log", HelpName = "FILE" };
    private readonly Option<LogEventLevel> _logLevel = new("--log-level")
    {
        Description = "What to log; Debug logs every step of every machine.",
        DefaultValueFactory = _ => LogEventLevel.Information,
    };

    private readonly SecurityOptions _security = new();

    /// <summary>Declares the options.</summary>
    public CommandLine()
    {
        Root = new RootCommand("FsmChat: a client for the console. Type commands for a list of commands.") { _servers, _name, _plain, _json, _downloads, _noState, _log, _logLevel };
        foreach (var option in _security.All)
            Root.Options.Add(option);
    }

    /// <summary>The parser.</summary>
    public RootCommand Root { get; }

    /// <summary>Reads the options.</summary>
    /// <param name="result">What the parser made of the arguments.</param>
    /// <param name="settings">What they mean.</param>
    /// <param name="mistake">What is wrong with them, in one line.</param>
    /// <returns>Whether they mean something.</returns>
    public bool TryRead(ParseResult result, out ProgramSettings settings, out string mistake)
    {
        var typed = result.GetValue(_servers) ?? [];
        var usesTls = _security.UsesTls(result);
        var servers = typed.Select(text => ServerEndpoint.Parse(text, usesTls)).OfType<ServerEndpoint>().ToList();
        if (typed.Length == 0)
            servers.Add(ServerEndpoint.Default with { IsTls = usesTls });
        var typedName = result.GetValue(_name);
        var asked = typedName ?? Environment.GetEnvironmentVariable("USER") ?? Environment.UserName;
        var named = UserName.TryNormalize(asked, out var name);
        settings = new(
            servers, name, result.GetValue(_json), result.GetValue(_downloads), !result.GetValue(_noState), result.GetValue(_log), result.GetValue(_logLevel))
        {
            UsesTls = usesTls,
            IsFullScreen = !result.GetValue(_plain) && !result.GetValue(_json) && TerminalKind.IsFullScreen(),
            Trust = _security.Trust(result, servers, out var distrust),
            Passwords = _security.Passwords(result, servers, out var noPassword),
        };
        var isFolder = settings.Downloads is null || settings.Downloads.Length > 0 && !File.Exists(HomePath.Expand(settings.Downloads));
        mistake = (result.GetValue(_plain) && settings.IsJson, typed.All(text => ServerEndpoint.Parse(text) is not null), named, isFolder) switch
        {
            (true, _, _, _) => "--plain and --json exclude each other.",
            (_, false, _, _) => $"--server \"{typed.First(text => ServerEndpoint.Parse(text) is null)}\" is no address; write ADDRESS:PORT.",
            (_, _, false, _) => typedName is null
                ? $"choose a --name; $USER is \"{asked}\", and {StatusCode.NameInvalid.Explain()}"
                : $"--name \"{asked}\" is no name: {StatusCode.NameInvalid.Explain()}",
            (_, _, _, false) => $"--downloads \"{settings.Downloads}\" is no folder.",
            _ => distrust ?? noPassword ?? "",
        };
        return mistake.Length == 0;
    }
}
