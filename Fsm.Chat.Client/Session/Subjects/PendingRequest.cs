using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What was asked of the server.</summary>
internal enum RequestKind : byte
{
    /// <summary>A session.</summary>
    Connect,

    /// <summary>The end of the session.</summary>
    Disconnect,

    /// <summary>Who is connected.</summary>
    Users,

    /// <summary>To open a conversation.</summary>
    Open,

    /// <summary>To leave a conversation.</summary>
    Leave,

    /// <summary>Something about a group.</summary>
    Group,

    /// <summary>From whom nothing is taken.</summary>
    Ignore,

    /// <summary>Something about the person's name.</summary>
    Account,

    /// <summary>What was said before.</summary>
    History,

    /// <summary>To offer a file.</summary>
    Offer,
}

/// <summary>A request that was not answered yet. It is kept until it is, even when nobody waits any more: the answer still has to be recognised.</summary>
/// <param name="Kind">What was asked.</param>
internal abstract record PendingRequest(RequestKind Kind)
{
    /// <summary>The number of its frame, which its answer names.</summary>
    public ulong Number { get; init; }

    /// <summary>When.</summary>
    public TimeSpan SentAt { get; init; }

    /// <summary>A session, or its end.</summary>
    public sealed record Session(RequestKind Kind) : PendingRequest(Kind);

    /// <summary>Who is connected.</summary>
    /// <param name="Prefix">What their names begin with.</param>
    public sealed record Users(string Prefix) : PendingRequest(RequestKind.Users);

    /// <summary>To open or to leave a conversation.</summary>
    /// <param name="Kind">Which of these.</param>
    /// <param name="Conversation">The conversation.</param>
    public sealed record Talk(RequestKind Kind, ClientConversation Conversation) : PendingRequest(Kind);

    /// <summary>Something about a group.</summary>
    public sealed record Group(GroupAsk Asked) : PendingRequest(RequestKind.Group);

    /// <summary>From whom nothing is taken.</summary>
    /// <param name="Asked">What was asked.</param>
    /// <param name="IsAgain">Whether the person has asked for it in an earlier session, and need not be told.</param>
    public sealed record Ignoring(IgnoreRequestKind Asked, bool IsAgain) : PendingRequest(RequestKind.Ignore)
    {
        /// <summary>Who is not to be ignored in another session any more, unless the server refuses; null for nobody.</summary>
        public string? Dropped { get; init; }
    }

    /// <summary>What was said before.</summary>
    /// <param name="With">In the conversation with whom.</param>
    /// <param name="IsAside">Whether it was asked with something else: then only what there is is shown.</param>
    /// <param name="IsEarlier">Whether what came later was shown before it.</param>
    public sealed record OfPast(string With, bool IsAside, bool IsEarlier) : PendingRequest(RequestKind.History);

    /// <summary>Messages that have some words.</summary>
    public sealed record OfWords(Search Sought) : PendingRequest(RequestKind.History);

    /// <summary>Something about the person's name.</summary>
    /// <param name="Asked">What was asked.</param>
    /// <param name="Word">What it is about.</param>
    public sealed record OfAccount(AccountRequestKind Asked, string Word) : PendingRequest(RequestKind.Account);

    /// <summary>To offer a file.</summary>
    public sealed record Offer(ClientUpload Upload) : PendingRequest(RequestKind.Offer);
}
