using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Events;

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
public sealed record UsersEvent(string? Server, IReadOnlyList<UserEntry> Users, uint Total, string Self, string Prefix) : ClientEvent(Server)
{
    /// <summary>How many that fit come before these.</summary>
    public uint Skipped { get; init; }
}

/// <summary>A message came.</summary>
public sealed record MessageEvent(string? Server, string Id, string From, string To, string Text) : ClientEvent(Server)
{
    /// <summary>The group it was sent to; null when it was for one person.</summary>
    public string? Group { get; init; }

    /// <summary>Whether an earlier client of the same person may have shown it already.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Where it stands in a conversation that is kept, and when it was sent; null where it is not kept.</summary>
    public KeptAt? Kept { get; init; }

    /// <summary>When it was sent, in local time, where that was on another day than it came; null otherwise.</summary>
    public DateTimeOffset? OnAnotherDay { get; init; }

    /// <summary>What people are shown as its text: one that is not kept any more is empty.</summary>
    public string Words => Text.Length > 0 ? Text : ClientTexts.MessageForgotten;
}

/// <summary>Where a message stands that is kept.</summary>
/// <param name="Place">Its place in its conversation.</param>
/// <param name="SentAt">When the server accepted it.</param>
public sealed record KeptAt(ulong Place, DateTimeOffset SentAt)
{
    // A day before the last moment that there is: it is one wherever on earth it is shown.
    private static readonly ulong LastMillisecond = (ulong)DateTimeOffset.MaxValue.AddDays(-1).ToUnixTimeMilliseconds();

    /// <summary>One as a server tells of it, in milliseconds since 1970. What can be no time is the last there is.</summary>
    public static KeptAt Of(ulong place, ulong at) => new(place, DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Min(at, LastMillisecond)));

    /// <summary>When the server accepted it, where the clock shows this now; null when that is on the same day.</summary>
    public DateTimeOffset? OnAnotherDay(DateTimeOffset now) => SentAt.ToOffset(now.Offset) is var sent && sent.Date != now.Date ? sent : null;
}

/// <summary>A message that was typed here got one step further.</summary>
/// <param name="Server">The server.</param>
/// <param name="Id">Which message.</param>
/// <param name="To">The recipient.</param>
/// <param name="Text">The text.</param>
/// <param name="Status">One of queued, sent, accepted.</param>
public sealed record SentEvent(string? Server, string Id, string To, string Text, string Status) : ClientEvent(Server)
{
    /// <summary>The command that it was sent by, as the program calls it; null where it was none of a program.</summary>
    public string? Command { get; init; }

    /// <summary>Whether the recipient is a group.</summary>
    public bool IsGroup { get; init; }
}

/// <summary>A message that was typed here got its verdict.</summary>
/// <param name="Server">The server.</param>
/// <param name="Id">Which message.</param>
/// <param name="To">The recipient.</param>
/// <param name="Text">The text.</param>
/// <param name="Status">One of kept, delivered, failed, unknown. Another one follows on kept, if the session lasts that long.</param>
/// <param name="Reason">The code of the reason; null when delivered or kept.</param>
/// <param name="Explanation">The reason in words; null when delivered or kept.</param>
/// <param name="Delivered">To how many it was delivered.</param>
/// <param name="Failed">For how many it failed.</param>
public sealed record VerdictEvent(
    string? Server, string Id, string To, string Text, string Status, string? Reason, string? Explanation, int Delivered, int Failed) : ClientEvent(Server)
{
    /// <summary>The command that it was sent by, as the program calls it; null where it was none of a program.</summary>
    public string? Command { get; init; }

    /// <summary>Whether the recipient is a group.</summary>
    public bool IsGroup { get; init; }

    /// <summary>For how many members of the group it is kept, who get it when they come.</summary>
    public int Kept { get; init; }
}

/// <summary>Messages that an earlier session has sent, or an earlier program, are delivered.</summary>
/// <param name="Server">The server.</param>
/// <param name="To">To whom.</param>
/// <param name="Count">How many.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record DeliveryEvent(string? Server, string To, uint Count, string Text) : ClientEvent(Server);

/// <summary>A command that a program gave is carried out, or could not be.</summary>
/// <param name="Server">The server that it went to.</param>
/// <param name="Command">What the program calls it; null for what means nothing, and has no name that can be read.</param>
/// <param name="Failed">The code of what went wrong; null when nothing did.</param>
public sealed record OutcomeEvent(string? Server, string? Command, string? Failed) : ClientEvent(Server);

/// <summary>Something worth knowing.</summary>
public sealed record NoticeEvent(string? Server, string Code, string Text) : ClientEvent(Server)
{
    /// <summary>Whose the name is that one has connected under: <c>holder</c> where it is one's own, <c>guest</c> where it is anybody's; null where names are nobody's.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it was said a short while ago already: nothing new for somebody who reads line after line.</summary>
    public bool IsRepetition { get; init; }
}

/// <summary>Something went wrong.</summary>
/// <param name="Server">The server.</param>
/// <param name="Code">A stable name.</param>
/// <param name="Text">What went wrong.</param>
/// <param name="Next">What a person can do about it; empty when there is nothing.</param>
public sealed record ErrorEvent(string? Server, string Code, string Text, string Next) : ClientEvent(Server);

/// <summary>Something happened to a conversation.</summary>
/// <param name="Server">The server.</param>
/// <param name="With">The other person.</param>
/// <param name="Status">One of open, left, refused, peer_opened, peer_left, peer_ignores, peer_gone.</param>
/// <param name="Reason">The code of the reason, where there is one.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record ConversationEvent(string? Server, string With, string Status, string? Reason, string Text) : ClientEvent(Server);

/// <summary>People have come and gone.</summary>
/// <param name="Server">The server.</param>
/// <param name="Came">Who has come.</param>
/// <param name="Went">Who has gone.</param>
/// <param name="Total">How many are there; where so much happened that nobody is named, that is all.</param>
public sealed record RosterEvent(string? Server, IReadOnlyList<string> Came, IReadOnlyList<string> Went, uint Total) : ClientEvent(Server);

/// <summary>Something happened in a group, or was asked about one.</summary>
/// <param name="Server">The server.</param>
/// <param name="Name">The group.</param>
/// <param name="Status">One of created, invited, joined, left, member_joined, member_left, owner, declined, expired, revoked, refused, listed.</param>
/// <param name="Who">Whom it is about, if anybody.</param>
/// <param name="Reason">The code of the reason, where there is one.</param>
/// <param name="Text">The same in a sentence; empty when something else says it.</param>
public sealed record GroupEvent(string? Server, string Name, string Status, string? Who, string? Reason, string Text) : ClientEvent(Server)
{
    /// <summary>Who invites, in a list.</summary>
    public string? Owner { get; init; }

    /// <summary>The members, in a list: all of them, or as many as the server has sent.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>How many members there are, in a list.</summary>
    public int? Total { get; init; }
}

/// <summary>From whom nothing is taken.</summary>
/// <param name="Server">The server.</param>
/// <param name="Status">One of ignored, unignored, listed.</param>
/// <param name="Names">Who it is.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record IgnoreEvent(string? Server, string Status, IReadOnlyList<string> Names, string Text) : ClientEvent(Server);

/// <summary>Something happened to an invitation to oneself.</summary>
/// <param name="Server">The server.</param>
/// <param name="Group">The group.</param>
/// <param name="From">Who invites; null when that was said before.</param>
/// <param name="Status">One of received, accepted, declined, expired, revoked.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record InvitationEvent(string? Server, string Group, string? From, string Status, string Text) : ClientEvent(Server);

/// <summary>Somebody offers a file.</summary>
/// <param name="Server">The server.</param>
/// <param name="Id">What answers name it by.</param>
/// <param name="From">Who.</param>
/// <param name="File">Its name as they call it.</param>
/// <param name="Size">Its bytes.</param>
public sealed record OfferEvent(string? Server, string Id, string From, string File, ulong Size) : ClientEvent(Server)
{
    /// <summary>The group it is offered to; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The same in a sentence, with how it is answered.</summary>
    public required string Text { get; init; }
}

/// <summary>A transfer got further, or ended.</summary>
/// <param name="Server">The server.</param>
/// <param name="Id">Which transfer.</param>
/// <param name="File">The file's name.</param>
/// <param name="Peer">The other person.</param>
/// <param name="IsUpload">Whether the file is sent from here.</param>
/// <param name="Status">One of offered, accepted, running, completed, declined, expired, cancelled, failed.</param>
/// <param name="Bytes">Bytes that have crossed.</param>
/// <param name="Size">Bytes of the whole file.</param>
/// <param name="Speed">Bytes a second; 0 while that is not known.</param>
public sealed record TransferEvent(
    string? Server, string Id, string File, string Peer, bool IsUpload, string Status, ulong Bytes, ulong Size, double Speed) : ClientEvent(Server)
{
    /// <summary>The command that offered it, as the program calls it; null where it was none of a program.</summary>
    public string? Command { get; init; }

    /// <summary>The group the file was offered to; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The code of the reason when it ended other than completed.</summary>
    public string? Reason { get; init; }

    /// <summary>The SHA-256 of the file in hexadecimal, once it is known.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where the received file is.</summary>
    public string? Path { get; init; }

    /// <summary>The same in a sentence; empty for mere progress.</summary>
    public string Text { get; init; } = "";
}

/// <summary>The person is asked for a password, and answers in a line that nobody else sees. No other line is wanted meanwhile.</summary>
/// <param name="Server">The server that wants it.</param>
/// <param name="Name">The name one connects under.</param>
/// <param name="Text">The question in a sentence.</param>
public sealed record PasswordEvent(string? Server, string Name, string Text) : ClientEvent(Server);

/// <summary>Shows nothing: whoever comes to it has shown everything that came on a link up to a number, and says so.</summary>
public sealed record ShownMark(string? Server, long Session, ulong Sequence) : ClientEvent(Server);

/// <summary>A line is wanted, and this is where a plain text would go; null when a line came and none is wanted.</summary>
/// <remarks>The server is the current one, null before the first.</remarks>
public sealed record PromptEvent(string? Target) : ClientEvent((string?)null)
{
    /// <summary>What a plain line means.</summary>
    public TypingMode Mode { get; init; }
}

/// <summary>A line was not carried out, because it was meant for another place; it is nowhere now but here.</summary>
/// <param name="Server">The current server.</param>
/// <param name="Text">The line.</param>
/// <param name="MeantFor">Where it was meant to go.</param>
public sealed record ReturnedLineEvent(string? Server, string Text, LineTarget MeantFor) : ClientEvent(Server);
