namespace Fsm.Chat.Client.Session;

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

    /// <summary>To offer a file.</summary>
    Offer,
}

/// <summary>A request that was not answered yet. It is kept until it is, even when nobody waits any more: the answer still has to be recognised.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="SentAt">When.</param>
/// <param name="About">What the answer needs to know again.</param>
internal sealed record PendingRequest(RequestKind Kind, TimeSpan SentAt, Occasion About);
