using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What somebody asks for of what was kept. Whether they may is decided.</summary>
/// <param name="Query">What is read for it.</param>
internal abstract record PastQuestion(StoreQuery Query)
{
    /// <summary>A page of a conversation.</summary>
    /// <param name="Side">Whoever asks, in the conversation.</param>
    /// <param name="Before">The place behind the last one wanted.</param>
    /// <param name="Count">How many messages at most.</param>
    public sealed record OfPage(KeptSide Side, long Before, int Count) : PastQuestion(new StoreQuery.PageBefore(Side.Conversation.Id, Before, Count));

    /// <summary>Messages that have some words.</summary>
    /// <param name="Sides">Whoever asks, in the conversations that are looked through, by their numbers.</param>
    /// <param name="Search">What is looked for.</param>
    public sealed record OfWords(IReadOnlyDictionary<long, KeptSide> Sides, StoreQuery.Search Search) : PastQuestion(Search);
}
