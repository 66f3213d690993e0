using System.CommandLine;
using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;
using Serilog.Events;

namespace Fsm.Chat.Client.Program;

/// <summary>The options of the program. Those that are about the server, the name and the log are the same in every command.</summary>
internal sealed class CommandLine
{
    private readonly Option<string[]> _servers = new("--server")
    {
        Description = ClientTexts.HelpServer.With(ServerEndpoint.Default),
        HelpName = ClientTexts.PlaceAddress, Recursive = true,
    };

    private readonly Option<string?> _name = new("--name") { Description = ClientTexts.HelpName, HelpName = ClientTexts.PlaceName, Recursive = true };
    private readonly Option<bool> _plain = new("--plain") { Description = ClientTexts.HelpPlain };
    private readonly Option<bool> _json = new("--json") { Description = ClientTexts.HelpJson, Recursive = true };
    private readonly Option<string?> _raw = new("--raw") { Description = ClientTexts.HelpRaw, HelpName = ClientTexts.PlaceTo };
    private readonly Option<bool> _jsonCommands = new("--json-commands") { Description = ClientTexts.HelpJsonCommands };
    private readonly Option<string?> _downloads = new("--downloads")
    {
        Description = ClientTexts.HelpDownloads.With(DownloadFolder.DefaultName),
        HelpName = ClientTexts.PlaceFolder,
    };

    private readonly Option<bool> _keepTraits = new("--preserve") { Description = ClientTexts.HelpPreserve };
    private readonly Option<bool> _noState = new("--no-state")
    {
        Description = ClientTexts.HelpNoState,
    };

    private readonly Option<bool> _retry = new("--retry") { Description = ClientTexts.HelpRetry, Recursive = true };
    private readonly Option<Notifications?> _notify = new("--notify") { Description = ClientTexts.HelpNotify, HelpName = ClientTexts.PlaceHow };
    private readonly Option<string?> _config = new("--config") { Description = ClientTexts.HelpConfig, HelpName = ClientTexts.PlaceFile, Recursive = true };
    private readonly Option<string?> _log = new("--log") { Description = ClientTexts.HelpLog, HelpName = ClientTexts.PlaceFile, Recursive = true };
    private readonly Option<LogEventLevel> _logLevel = new("--log-level")
    {
        Description = ClientTexts.HelpLogLevel,
        DefaultValueFactory = _ => LogEventLevel.Information, Recursive = true,
    };

    // What it says was done when the program began.
    private readonly Option<string?> _language = new(Languages.Option) { Description = ClientTexts.HelpLanguage, HelpName = string.Join('|', Languages.All), Recursive = true };

    private readonly SecurityOptions _security = new();

    /// <summary>Declares the options.</summary>
    public CommandLine()
    {
        Root = new RootCommand(ClientTexts.HelpProgram) { _servers, _name, _plain, _json, _jsonCommands, _raw, _downloads, _keepTraits, _noState, _retry, _notify, _language, _config, _log, _logLevel };
        _language.AcceptOnlyFromAmong([.. Languages.All]);
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
            servers, name, IsJson(result), result.GetValue(_downloads) ?? written.Downloads, !result.GetValue(_noState), result.GetValue(_log), result.GetValue(_logLevel))
        {
            Lines = result.GetValue(_jsonCommands) ? new JsonLines() : result.GetValue(_raw) is { } to ? new RawLines(to) : new TypedLines(),
            UsesTls = usesTls,
            KeepsTraits = result.GetValue(_keepTraits),
            RetriesConnect = result.GetValue(_retry),
            IsFullScreen = !IsPlain(result, written) && TerminalKind.IsFullScreen(),
            Language = written.Language,
            Notifications = result.GetValue(_notify) ?? written.Notifications ?? Notifications.Bell,
            Trust = _security.Trust(result, servers, out var distrust),
            Registers = _security.Registers(result),
            KeyCode = _security.Code(result, out var noCode),
            Passwords = _security.Passwords(result, written, servers, out var noPassword),
        };
        mistake = SecurityOptions.WrongVariable(Environment.GetEnvironmentVariables().Keys.Cast<string>()) ?? unreadable ?? WrongLanguage(written) ?? Contradiction(result, settings) ?? WrongServer(result, typed)
            ?? (isName ? null : WrongName(result, written, asked)) ?? distrust ?? noPassword ?? noCode ?? "";
        return mistake.Length == 0;
    }

    // What is typed is asked first: who wants JSON gets it although their usual wish is plain lines.
    private bool IsPlain(ParseResult result, ClientConfiguration written) =>
        IsJson(result) || result.GetValue(_raw) is not null || (result.GetResult(_plain) is null ? written.Plain ?? false : result.GetValue(_plain));

    private bool IsJson(ParseResult result) => result.GetValue(_json) || result.GetValue(_jsonCommands);

    private string? Contradiction(ParseResult result, ProgramSettings settings)
    {
        if (result.GetValue(_raw) is { } to && !OneShotCommand.IsRecipient(to))
            return ClientTexts.OneShotRecipientWrong.With(to);
        if (result.GetValue(_raw) is not null && result.GetValue(_jsonCommands))
            return ClientTexts.ExcludeEachOther.With("--raw", "--json-commands");
        if (result.GetValue(_plain) && settings.IsJson)
            return ClientTexts.ExcludeEachOther.With("--plain", "--json");
        if (settings.LogFile is { } log && !LogFile.IsPlain(log))
            return ClientTexts.LogIsNoFile.With(log);
        var isFolder = settings.Downloads is null || settings.Downloads.Length > 0 && !File.Exists(HomePath.Expand(settings.Downloads));
        return isFolder ? null : ClientTexts.NoFolderNamed.With(settings.Downloads);
    }

    private static string? WrongLanguage(ClientConfiguration written) => written.Language is { } wished && !Languages.All.Contains(wished)
        ? ClientTexts.ConfigWrongLanguage.With(wished, string.Join(", ", Languages.All))
        : null;

    private string? WrongServer(ParseResult result, string[] asked)
    {
        if (asked.FirstOrDefault(text => ServerEndpoint.Parse(text) is null) is not { } wrong)
            return null;
        return result.GetResult(_servers) is null ? ClientTexts.ConfigWrongServer.With(wrong) : ClientTexts.NoServerNamed.With(wrong);
    }

    private string WrongName(ParseResult result, ClientConfiguration written, string asked) => (result.GetValue(_name), written.Name) switch
    {
        ({ }, _) => ClientTexts.NoNameNamed.With(asked, StatusCode.NameInvalid.Explain()),
        (null, { }) => ClientTexts.ConfigWrongName.With(asked, StatusCode.NameInvalid.Explain()),
        _ => ClientTexts.ChooseName.With(asked, StatusCode.NameInvalid.Explain()),
    };
}
