using System.Collections.Immutable;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Keeping;

/// <summary>Something that is read beside the writing. Who asked is known by the query itself, which comes back in the answer.</summary>
public abstract record StoreQuery
{
    /// <summary>No answer has more messages than this.</summary>
    public const int MostMessages = 500;

    /// <summary>So many messages are looked through for one answer.</summary>
    public const int MostLookedThrough = 10_000;

    /// <summary>The last messages of a conversation that stand before a place, the oldest first.</summary>
    /// <param name="Conversation">Which conversation.</param>
    /// <param name="Before">The place behind the last one wanted; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="Count">How many at most.</param>
    public sealed record PageBefore(long Conversation, long Before, int Count) : StoreQuery;

    /// <summary>The first messages of a conversation behind a place, the oldest first.</summary>
    /// <param name="Conversation">Which conversation.</param>
    /// <param name="After">The place before the first one wanted.</param>
    /// <param name="Count">How many at most.</param>
    public sealed record PageAfter(long Conversation, long After, int Count) : StoreQuery;

    /// <summary>How many messages stand behind a place, for each of some conversations.</summary>
    /// <param name="Cursors">The conversations, and up to where each is known.</param>
    public sealed record Unread(ImmutableArray<(long Conversation, long After)> Cursors) : StoreQuery;

    /// <summary>The newest messages of some conversations that have all these words, the newest first; upper and lower case are the same.</summary>
    /// <param name="In">The conversations, and after which place each may be read.</param>
    /// <param name="Words">The words, as they were typed.</param>
    /// <param name="Before">The number behind the first message looked at; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="Count">How many at most.</param>
    public sealed record Search(ImmutableArray<(long Conversation, long After)> In, ImmutableArray<string> Words, long Before, int Count) : StoreQuery;
}

/// <summary>What a query came to.</summary>
/// <param name="Query">The query.</param>
/// <param name="Failure">Why it could not be read; null when it was.</param>
public sealed record StoreAnswer(StoreQuery Query, string? Failure = null)
{
    /// <summary>The messages: of a page by rising places, of a search by falling numbers.</summary>
    public IReadOnlyList<KeptMessage> Messages { get; init; } = [];

    /// <summary>The counts, in the order of the question.</summary>
    public IReadOnlyList<long> Counts { get; init; } = [];

    /// <summary>The number of the last message that a search has looked at, where it has not looked at all: it can be asked to go on before it. 0 otherwise.</summary>
    public long SearchedDownTo { get; init; }
}
