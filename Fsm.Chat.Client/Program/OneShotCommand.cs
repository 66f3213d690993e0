using System.CommandLine;
using System.Globalization;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>A command for scripts: its words on the command line, and the errand that they mean.</summary>
internal abstract class OneShotCommand
{
    private const double LongestTimeout = 1_000_000;

    private readonly Option<double?> _timeout;
    private readonly TimeSpan? _usual;

    /// <summary>Declares it.</summary>
    /// <param name="name">Its word.</param>
    /// <param name="description">What it does.</param>
    /// <param name="usual">How long it may take when nothing is said; null for ever.</param>
    protected OneShotCommand(string name, string description, TimeSpan? usual)
    {
        _usual = usual;
        var seconds = (usual ?? TimeSpan.Zero).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        _timeout = new("--timeout") { Description = ClientTexts.HelpTimeout.With(seconds), HelpName = "S" };
        Command = new(name, description) { _timeout };
    }

    /// <summary>Its words.</summary>
    public Command Command { get; }

    /// <summary>How it is called, a line for each example.</summary>
    public abstract string Examples { get; }

    /// <summary>What it was called with.</summary>
    /// <exception cref="UsageMistakeException">That cannot be done.</exception>
    /// <exception cref="InputTooLateException">Standard input did not end in time.</exception>
    public async Task<OneShotSettings> ReadAsync(ParseResult result, ProgramSettings settings, OneShotTime time)
    {
        if (settings.Servers.Count > 1 && result.GetResult("--server") is not null)
            throw new UsageMistakeException(ClientTexts.OneShotTooManyServers.With(settings.Servers.Count));
        return new(await ReadAsync(result, settings.Servers[0].ToString(), time), time);
    }

    /// <summary>How long it may take.</summary>
    /// <exception cref="UsageMistakeException">That is no time.</exception>
    public OneShotTime TimeOf(ParseResult result) => new(TimeProvider.System, result.GetValue(_timeout) switch
    {
        null => _usual,
        0 => null,
        > 0 and <= LongestTimeout and var seconds => TimeSpan.FromSeconds(seconds),
        _ => throw new UsageMistakeException(ClientTexts.OneShotTimeoutWrong),
    });

    /// <summary>The errand that the arguments mean.</summary>
    /// <param name="result">What the parser made of them.</param>
    /// <param name="server">The server, as it is shown.</param>
    /// <param name="time">How long it may take to read what is not among them.</param>
    protected abstract Task<IErrand> ReadAsync(ParseResult result, string server, OneShotTime time);

    /// <summary>A recipient as typed.</summary>
    /// <exception cref="UsageMistakeException">Nobody can be called so.</exception>
    protected static string Recipient(string typed) => IsRecipient(typed) ? typed : throw new UsageMistakeException(ClientTexts.OneShotRecipientWrong.With(typed));

    /// <summary>Whether somebody can be called so.</summary>
    internal static bool IsRecipient(string typed) =>
        ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port > 0 : UserName.TryNormalizeGroup(typed, out _);
}
