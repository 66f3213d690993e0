using System.CommandLine;
using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;
using Serilog.Events;

namespace Fsm.Chat.Client;

/// <summary>The options of the program. Those that are about the server, the name and the log are the same in every command.</summary>
internal sealed class CommandLine
{
    private readonly Option<string[]> _servers = new("--server")
    {
        Description = $"A server to connect to, ADDRESS:PORT; may be given several times. Default: {ServerEndpoint.Default}",
        HelpName = "ADDRESS:PORT", Recursive = true,
    };

    private readonly Option<string?> _name = new("--name") { Description = "The name to connect under. Default: $USER", HelpName = "NAME", Recursive = true };
    private readonly Option<bool> _plain = new("--plain") { Description = "Print plain lines. This is the default." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line.", Recursive = true };
    private readonly Option<string?> _downloads = new("--downloads")
    {
        Description = $"The folder that received files are stored in; made when needed. Default: {DownloadFolder.DefaultName}",
        HelpName = "DIR",
    };

    private readonly Option<bool> _noState = new("--no-state")
    {
        Description = "Keep nothing on disk: after a crash a new client begins anew. Otherwise the session and unsent lines are kept in $XDG_STATE_HOME/fsmchat.",
    };

    private readonly Option<Notifications?> _notify = new("--notify") { Description = ClientTexts.HelpNotify, HelpName = "HOW" };
    private readonly Option<string?> _config = new("--config") { Description = ClientTexts.HelpConfig, HelpName = "FILE", Recursive = true };
    private readonly Option<string?> _log = new("--log") { Description = "A file to log to. Default: no log", HelpName = "FILE", Recursive = true };
    private readonly Option<LogEventLevel> _logLevel = new("--log-level")
    {
        Description = "What to log; Debug logs every step of every machine.",
        DefaultValueFactory = _ => LogEventLevel.Information, Recursive = true,
    };

    private readonly SecurityOptions _security = new();

    /// <summary>Declares the options.</summary>
    public CommandLine()
    {
        Root = new RootCommand("FsmChat: a client for the console. Type commands for a list of commands.") { _servers, _name, _plain, _json, _downloads, _noState, _notify, _config, _log, _logLevel };
        foreach (var option in _security.All)
            Root.Options.Add(option);
    }

    /// <summary>The parser.</summary>
    public RootCommand Root { get; }

    /// <summary>Reads the options, and the configuration for what was not typed.</summary>
    /// <param name="result">What the parser made of the arguments.</param>
    /// <param name="settings">What they mean.</param>
    /// <param name="mistake">What is wrong with them, in one line.</param>
    /// <returns>Whether they mean something.</returns>
    public bool TryRead(ParseResult result, out ProgramSettings settings, out string mistake)
    {
        var written = ConfigurationFile.Read(result.GetValue(_config), out var unreadable);
        var typed = result.GetValue(_servers) is { Length: > 0 } named ? named : [.. written.Servers];
        var usesTls = _security.UsesTls(result);
        var servers = typed.Select(text => ServerEndpoint.Parse(text, usesTls)).OfType<ServerEndpoint>().ToList();
        if (typed.Length == 0)
            servers.Add(ServerEndpoint.Default with { IsTls = usesTls });
        var asked = result.GetValue(_name) ?? written.Name ?? Environment.GetEnvironmentVariable("USER") ?? Environment.UserName;
        var isName = UserName.TryNormalize(asked, out var name);
        settings = new(
            servers, name, result.GetValue(_json), result.GetValue(_downloads) ?? written.Downloads, !result.GetValue(_noState), result.GetValue(_log), result.GetValue(_logLevel))
        {
            UsesTls = usesTls,
            IsFullScreen = !IsPlain(result, written) && TerminalKind.IsFullScreen(),
            Language = written.Language,
            Notifications = result.GetValue(_notify) ?? written.Notifications ?? Notifications.Bell,
            Trust = _security.Trust(result, servers, out var distrust),
            Passwords = _security.Passwords(result, servers, out var noPassword),
        };
        mistake = unreadable ?? Contradiction(result, settings) ?? WrongServer(result, typed) ?? (isName ? null : WrongName(result, written, asked)) ?? distrust ?? noPassword ?? "";
        return mistake.Length == 0;
    }

    // What is typed is asked first: who wants JSON gets it although their usual wish is plain lines.
    private bool IsPlain(ParseResult result, ClientConfiguration written) =>
        result.GetValue(_json) || (result.GetResult(_plain) is null ? written.Plain ?? false : result.GetValue(_plain));

    private string? Contradiction(ParseResult result, ProgramSettings settings)
    {
        if (result.GetValue(_plain) && settings.IsJson)
            return "--plain and --json exclude each other.";
        var isFolder = settings.Downloads is null || settings.Downloads.Length > 0 && !File.Exists(HomePath.Expand(settings.Downloads));
        return isFolder ? null : $"--downloads \"{settings.Downloads}\" is no folder.";
    }

    private string? WrongServer(ParseResult result, string[] asked)
    {
        if (asked.FirstOrDefault(text => ServerEndpoint.Parse(text) is null) is not { } wrong)
            return null;
        return result.GetResult(_servers) is null ? ClientTexts.ConfigWrongServer.With(wrong) : $"--server \"{wrong}\" is no address; write ADDRESS:PORT.";
    }

    private string WrongName(ParseResult result, ClientConfiguration written, string asked) => (result.GetValue(_name), written.Name) switch
    {
        ({ }, _) => $"--name \"{asked}\" is no name: {StatusCode.NameInvalid.Explain()}",
        (null, { }) => ClientTexts.ConfigWrongName.With(asked, StatusCode.NameInvalid.Explain()),
        _ => $"choose a --name; $USER is \"{asked}\", and {StatusCode.NameInvalid.Explain()}",
    };
}
