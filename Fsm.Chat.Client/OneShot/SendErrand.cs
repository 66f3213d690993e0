using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Sends one text to one person or group and waits until it has got as far as it was asked to.</summary>
/// <param name="server">The server, as it is shown.</param>
/// <param name="to">The recipient as typed: a name, port or group.</param>
/// <param name="text">The text, of one or several lines.</param>
/// <param name="wish">What is waited for.</param>
public sealed class SendErrand(string server, string to, string text, SendWish wish) : IErrand
{
    private readonly Queue<ParsedLine> _commands = new([
        new ParsedLine.Invoke(TalkCommands.Chat2, []),
        new ParsedLine.NamedText(to, text),
    ]);

    private ConnectionNotes _connection = new();
    private SendProgress _progress = new();
    private string _to = to;

    /// <inheritdoc/>
    public ParsedLine? NextCommand() => _commands.TryDequeue(out var command) ? command : null;

    /// <inheritdoc/>
    public ErrandTrigger Wanted() =>
        _commands.Count == 0 && _progress.Reach == Reach.Unwritten ? ErrandTrigger.Failed : ErrandTrigger.CommandWanted;

    /// <inheritdoc/>
    public ErrandTrigger? Note(ClientEvent shown)
    {
        _progress = _progress.After(shown, leaves: _connection.Cause is not null and not ErrandTrigger.Failed);
        _connection = _connection.After(shown);
        _to = shown is SentEvent sent ? sent.To : _to;
        return ConnectionNotes.Meaning(shown) ?? (shown is SentEvent or VerdictEvent ? _progress.Meaning(wish) : null);
    }

    /// <inheritdoc/>
    public Outlet PlaceOf(ClientEvent shown) => Remarks.PlaceOf(shown);

    /// <inheritdoc/>
    public void Leave(ErrandTrigger cause) => _connection = _connection with { Cause = cause };

    /// <inheritdoc/>
    public ErrandOutcome Conclude()
    {
        var done = _progress.Fulfills(wish);
        var reason = done ? null : _progress.Verdict?.Reason ?? Endings.Reason(_connection);
        var exit = done ? ExitDecisions.Done : _progress.Verdict?.Status == "unknown" ? ExitDecisions.LinkLost : ErrandExits.Decide(_connection, reason);
        var explanation = done ? null : Explain();
        var result = new ErrandResult([
            ("command", "send"), ("server", server), ("to", _to), ("status", _progress.Status), ("done", done), ("reason", reason), ("explanation", explanation),
            ("delivered", _progress.Verdict?.Delivered ?? 0), ("failed", _progress.Verdict?.Failed ?? 0), ("kept", _progress.Verdict?.Kept ?? 0), ("exit", exit),
        ]);
        var name = TerminalText.Escape(_to);
        var line = (wish, _progress.Reach) switch
        {
            (SendWish.Accepted, _) => ClientTexts.OneShotAccepted,
            (_, Reach.Kept) => ClientTexts.OneShotKept,
            _ => ClientTexts.OneShotDelivered,
        };
        return new(exit, done ? [line.With(name)] : [], [result], done ? [] : [Endings.Complaint(_connection, reason!, explanation!)]);
    }

    private string Explain() => _progress.Verdict switch
    {
        { Status: "unknown", Explanation: { } why } => $"{why}; {Fate()}",
        { Explanation: { } why } => why,
        _ => Endings.Explain(_connection) is var why && _connection.Cause is ErrandTrigger.TimeElapsed or ErrandTrigger.Interrupted ? $"{why}: {Fate()}" : why,
    };

    // What may still become of it, now that nobody waits here any more.
    private string Fate() => _progress.Reach switch
    {
        Reach.Unwritten or Reach.Queued => ClientTexts.OneShotNeverLeft,
        Reach.Sent => ClientTexts.OneShotMayHaveArrived,
        _ => ClientTexts.OneShotServerHasIt.With(TerminalText.Escape(_to)),
    };
}
