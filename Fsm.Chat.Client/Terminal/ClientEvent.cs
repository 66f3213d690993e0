using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Something to show. Strings in it are as they came: whoever shows them has to escape them.</summary>
/// <param name="Server">The server it is about, as it was typed; null for the client as a whole.</param>
public abstract record ClientEvent(string? Server)
{
    /// <summary>Whether a person has to be told which server it is about, because it is not the one that typed lines go to.</summary>
    public bool IsAside { get; init; }
}

/// <summary>A machine entered a state.</summary>
public sealed record StateEvent(string? Server, string Machine, string State) : ClientEvent(Server);

/// <summary>Who is connected, or the first of them.</summary>
/// <param name="Server">The server.</param>
/// <param name="Users">The people.</param>
/// <param name="Total">How many fit what was asked for.</param>
/// <param name="Self">One's own name.</param>
/// <param name="Prefix">What their names begin with; empty for all.</param>
public sealed record UsersEvent(string? Server, IReadOnlyList<UserEntry> Users, uint Total, string Self, string Prefix) : ClientEvent(Server);

/// <summary>A message came.</summary>
public sealed record MessageEvent(string? Server, string Id, string From, string To, string Text) : ClientEvent(Server);

/// <summary>A message that was typed here got one step further.</summary>
/// <param name="Server">The server.</param>
/// <param name="Id">Which message.</param>
/// <param name="To">The recipient.</param>
/// <param name="Text">The text.</param>
/// <param name="Status">One of queued, sent, accepted.</param>
public sealed record SentEvent(string? Server, string Id, string To, string Text, string Status) : ClientEvent(Server);

/// <summary>A message that was typed here got its verdict.</summary>
/// <param name="Server">The server.</param>
/// <param name="Id">Which message.</param>
/// <param name="To">The recipient.</param>
/// <param name="Text">The text.</param>
/// <param name="Status">One of delivered, failed, unknown.</param>
/// <param name="Reason">The code of the reason; null when delivered.</param>
/// <param name="Explanation">The reason in words; null when delivered.</param>
/// <param name="Delivered">To how many it was delivered.</param>
/// <param name="Failed">For how many it failed.</param>
public sealed record VerdictEvent(
    string? Server, string Id, string To, string Text, string Status, string? Reason, string? Explanation, int Delivered, int Failed) : ClientEvent(Server);

/// <summary>Something worth knowing.</summary>
public sealed record NoticeEvent(string? Server, string Code, string Text) : ClientEvent(Server);

/// <summary>Something went wrong.</summary>
/// <param name="Server">The server.</param>
/// <param name="Code">A stable name.</param>
/// <param name="Text">What went wrong.</param>
/// <param name="Next">What a person can do about it; empty when there is nothing.</param>
public sealed record ErrorEvent(string? Server, string Code, string Text, string Next) : ClientEvent(Server);

/// <summary>Something happened to a conversation.</summary>
/// <param name="Server">The server.</param>
/// <param name="With">The other person.</param>
/// <param name="Status">One of open, left, refused, peer_opened, peer_left, peer_gone.</param>
/// <param name="Reason">The code of the reason, where there is one.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record ConversationEvent(string? Server, string With, string Status, string? Reason, string Text) : ClientEvent(Server);

/// <summary>Shows nothing: whoever comes to it has shown everything that came on a link up to a number, and says so.</summary>
public sealed record ShownMark(string? Server, long Link, ulong Sequence) : ClientEvent(Server);

/// <summary>A line is wanted, and this is where a plain text would go; null when a line came and none is wanted.</summary>
public sealed record PromptEvent(string? Target) : ClientEvent((string?)null);
