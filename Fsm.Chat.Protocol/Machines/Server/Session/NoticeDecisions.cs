using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What a person is told of another one beside messages: whether that one is in the conversation, and whether they are there.</summary>
/// <param name="Conversation">The conversation was opened or left; null when nothing is to be said of it.</param>
/// <param name="Presence">The other one is away, back or gone; null when nothing is to be said of it.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Notice(ConversationChange? Conversation, PresenceChange? Presence, CloseReason Reason)
{
    /// <summary>Whether nothing is to be said.</summary>
    public bool IsNothing => Conversation is null && Presence is null;
}

/// <summary>
/// Decides when notices are held back for somebody, and what is left of several about one person: how it is now. So those who come and go, however often, never fill
/// the queue of a person who takes little.
/// </summary>
public static class NoticeDecisions
{
    /// <summary>When more bytes wait for a person, notices are held back until they have taken some.</summary>
    public const int MostWaiting = 16 * 1024;

    /// <summary>What is to be said after what was held back and what has happened since.</summary>
    /// <param name="held">What was held back.</param>
    /// <param name="news">What has happened since.</param>
    /// <param name="isPartner">Whether the person who is told is in the conversation themselves.</param>
    public static Notice Merge(in Notice held, in Notice news, bool isPartner)
    {
        if (news.Presence == PresenceChange.Gone)
            return held.Conversation == ConversationChange.Open && !isPartner ? default : news; // nobody has heard that they were ever there
        var presence = Merge(held.Presence, news.Presence);
        return new(Merge(held.Conversation, news.Conversation), presence, presence is null ? CloseReason.None : news.Presence is null ? held.Reason : news.Reason);
    }

    // What was held back and its opposite are how it was before.
    private static T? Merge<T>(T? held, T? news)
        where T : struct, Enum => news is null ? held : held is null ? news : EqualityComparer<T>.Default.Equals(held.Value, news.Value) ? news : null;
}
