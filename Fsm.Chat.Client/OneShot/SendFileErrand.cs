using System.Globalization;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Offers files to people and stays until each has declined it, let it lapse or has all of each: contents travel from this program.</summary>
/// <param name="server">The server, as it is shown.</param>
/// <param name="paths">The files.</param>
/// <param name="people">The recipients as typed.</param>
public sealed class SendFileErrand(string server, IReadOnlyList<string> paths, IReadOnlyList<string> people) : IErrand
{
    private readonly SortedDictionary<long, TransferEvent> _transfers = [];
    private readonly Queue<ParsedLine> _commands = new([new ParsedLine.Files(paths, people)]);

    private ConnectionNotes _connection = new();
    private bool _areAllOffered; // the answer to the command came: there will be no more transfers than those that were seen

    private bool AreAllOver => _transfers.Count > 0 && _areAllOffered && _transfers.Values.All(IsOver);

    private bool AreAllThere => AreAllOver && _transfers.Values.All(transfer => transfer.Status == "completed");

    /// <inheritdoc/>
    public ParsedLine? NextCommand() => _commands.TryDequeue(out var command) ? command : null;

    /// <inheritdoc/>
    public ErrandTrigger Wanted()
    {
        _areAllOffered = _commands.Count == 0;
        return _areAllOffered && _transfers.Count == 0 ? ErrandTrigger.Failed : Meaning() ?? ErrandTrigger.CommandWanted;
    }

    /// <inheritdoc/>
    public ErrandTrigger? Note(ClientEvent shown)
    {
        _connection = _connection.After(shown);
        if (shown is TransferEvent { IsUpload: true } transfer && (_connection.Cause is null || transfer.Status == "completed"))
            _transfers[long.Parse(transfer.Id, CultureInfo.InvariantCulture)] = transfer;
        return ConnectionNotes.Meaning(shown) ?? Meaning();
    }

    /// <inheritdoc/>
    public Outlet PlaceOf(ClientEvent shown) => shown is TransferEvent { IsUpload: true } && _connection.Cause is null ? Outlet.Errors : Remarks.PlaceOf(shown);

    /// <inheritdoc/>
    public void Leave(ErrandTrigger cause) => _connection = _connection with { Cause = cause };

    /// <inheritdoc/>
    public ErrandOutcome Conclude()
    {
        var exit = AreAllThere ? ExitDecisions.Done : ExitOf();
        if (_transfers.Count == 0)
        {
            var reason = Endings.Reason(_connection);
            var nobody = (from path in paths from to in people select Result(to, Path.GetFileName(path), null, "not_offered", reason, exit)).ToList();
            return new(exit, [], nobody, [Endings.Complaint(_connection, reason, Endings.Explain(_connection))]);
        }

        return new(
            exit,
            [.. _transfers.Values.Select(transfer => $"{TerminalText.Escape(transfer.Peer)}: {(paths.Count > 1 ? $"{TerminalText.Escape(transfer.File)} " : "")}{Words(transfer)}")],
            [.. _transfers.Values.Select(transfer => Result(transfer.Peer, transfer.File, transfer, transfer.Status, ReasonOf(transfer), exit))],
            AreAllOver ? [] : [Endings.Complaint(_connection, Endings.Reason(_connection), $"{Endings.Explain(_connection)}: {ClientTexts.OneShotTransfersGivenUp}")]);
    }

    private ErrandTrigger? Meaning() => AreAllThere ? ErrandTrigger.Fulfilled : AreAllOver ? ErrandTrigger.Failed : null;

    private int ExitOf() => _transfers.Count == 0 || !AreAllOver || _connection.Error?.Code == "server_unreachable"
        ? ErrandExits.Decide(_connection, Endings.Reason(_connection))
        : ExitDecisions.Refused;

    private ErrandResult Result(string to, string file, TransferEvent? transfer, string status, string? reason, int exit) => new([
        ("command", "send-file"), ("server", server), ("to", to), ("file", file), ("status", status), ("done", status == "completed"),
        ("reason", reason), ("bytes", transfer?.Bytes ?? 0), ("size", transfer?.Size ?? 0), ("sha256", transfer?.Sha256), ("exit", exit),
    ]);

    private string? ReasonOf(TransferEvent transfer) => IsOver(transfer) ? transfer.Reason : Endings.Reason(_connection);

    private static bool IsOver(TransferEvent transfer) => transfer.Status is not ("postponed" or "offered" or "accepted" or "running");

    // The statuses are words of the protocol, the same in every language.
    private static string Words(TransferEvent transfer) => transfer.Reason is { } reason && reason != $"transfer_{transfer.Status}" ? $"{transfer.Status} ({reason})" : transfer.Status;
}
