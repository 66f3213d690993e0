using System.Globalization;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Lists who is connected, all of them, page after page. Oneself is left out: one is there only to ask.</summary>
/// <param name="server">The server, as it is shown.</param>
/// <param name="prefix">What the names begin with; empty for all.</param>
public sealed class UsersErrand(string server, string prefix) : IErrand
{
    private readonly List<UserEntry> _users = [];
    private ConnectionNotes _connection = new();
    private uint? _total;
    private string? _self;

    // Where the pages that came end; people who come or go between two pages move the rest.
    private uint _end;

    private bool IsComplete => _end >= _total;

    /// <inheritdoc/>
    public ParsedLine? NextCommand() => IsComplete ? null : new ParsedLine.UserPage(prefix, _end);

    /// <inheritdoc/>
    public ErrandTrigger? Note(ClientEvent shown)
    {
        _connection = _connection.After(shown);
        if (shown is UsersEvent page && page.Prefix == prefix && page.Skipped == _end && !IsComplete)
            Take(page);
        return ConnectionNotes.Meaning(shown) ?? (IsComplete ? ErrandTrigger.Fulfilled : null);
    }

    /// <inheritdoc/>
    public Outlet PlaceOf(ClientEvent shown) => Remarks.PlaceOf(shown);

    /// <inheritdoc/>
    public void Leave(ErrandTrigger cause) => _connection = _connection with { Cause = cause };

    /// <inheritdoc/>
    public ErrandOutcome Conclude()
    {
        if (!IsComplete)
        {
            var reason = Endings.Reason(_connection);
            return new(ErrandExits.Decide(_connection, reason), [], [], [Endings.Complaint(_connection, reason, Endings.Explain(_connection))]);
        }

        var others = _users.Where(user => !UserName.Comparer.Equals(user.Name, _self)).DistinctBy(user => user.Name, UserName.Comparer).ToList();
        return new(ExitDecisions.Done, [.. others.Select(Line)], [new([
            ("event", "users"), ("server", server), ("users", others), ("total", (uint)others.Count),
        ])], []);
    }

    private void Take(UsersEvent page)
    {
        _users.AddRange(page.Users);
        (_self, _total) = (page.Self, page.Users.Count == 0 ? _end : page.Total);
        _end += (uint)page.Users.Count;
    }

    private static string Line(UserEntry user)
    {
        var address = user.Address.IsUnspecified ? "hidden" : user.Address.ToString();
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        return string.Create(CultureInfo.InvariantCulture, $"{TerminalText.Escape(user.Name)} {host}:{user.Port}");
    }
}
