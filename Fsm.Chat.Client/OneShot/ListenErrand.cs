using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.OneShot;

/// <summary>
/// Prints messages as they come, and takes no more of them than it was asked for: what it does not print it does not acknowledge, and whoever sent it learns that.
/// </summary>
/// <param name="from">Whose messages are wanted; null for everybody's. Those of others go to standard error: they too are shown before they are acknowledged.</param>
/// <param name="count">How many; null for all that come.</param>
public sealed class ListenErrand(string? from, int? count) : IErrand
{
    private ConnectionNotes _connection = new();
    private ShownMark? _last; // behind the last message that is wanted
    private bool _isPassed; // a message came that is not printed: nothing from there on is acknowledged
    private int _printed;

    /// <inheritdoc/>
    public bool MarksEachMessage => true;

    private bool HasEnough => _printed >= count;

    /// <inheritdoc/>
    public ParsedLine? NextCommand() => null;

    /// <inheritdoc/>
    public ErrandTrigger? Note(ClientEvent shown)
    {
        _connection = _connection.After(shown);
        return shown is ShownMark && ReferenceEquals(shown, _last) ? ErrandTrigger.Fulfilled : ConnectionNotes.Meaning(shown);
    }

    /// <inheritdoc/>
    public Outlet PlaceOf(ClientEvent shown)
    {
        switch (shown)
        {
            case MessageEvent when HasEnough || _connection.Cause is not null:
                _isPassed = true;
                return Outlet.Nowhere;
            case MessageEvent message when from is null || UserName.Comparer.Equals(message.From, from):
                _printed++;
                return Outlet.Output;
            case ShownMark when _isPassed:
                return Outlet.Nowhere;
            case ShownMark mark:
                _last ??= HasEnough ? mark : null;
                return Outlet.Output;
            case ErrorEvent { Server: not null }:
                return Outlet.Errors;
            default:
                return Remarks.PlaceOf(shown);
        }
    }

    /// <inheritdoc/>
    public void Leave(ErrandTrigger cause) => _connection = _connection with { Cause = cause };

    /// <inheritdoc/>
    public ErrandOutcome Conclude()
    {
        var done = HasEnough || _connection.Cause switch
        {
            ErrandTrigger.Interrupted or ErrandTrigger.OutputLost or ErrandTrigger.Fulfilled => true,
            ErrandTrigger.TimeElapsed => count is null && !_connection.IsInterrupted,
            _ => false,
        };
        if (done)
            return new(ExitDecisions.Done, [], [], []);
        var reason = Endings.Reason(_connection);
        return new(ErrandExits.Decide(_connection, reason), [], [], [Endings.Complaint(_connection, reason, Endings.Explain(_connection))]);
    }
}
