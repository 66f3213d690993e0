using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>Facts for tests: alice (1) and bob (2), who write to each other in conversation 1.</summary>
internal static class Samples
{
    public const long Moment = 639_000_000_000_000_000;

    public static KeptAccount Alice { get; } = new(1, "Alice", "alice", AccountStanding.Open, Moment, Moment);

    public static KeptAccount Bob { get; } = new(2, "bob", "bob", AccountStanding.Open, Moment, Moment);

    public static KeptProof AliceKey { get; } = new(1, ProofKind.Key, new byte[] { 1, 2, 3 }, "laptop", Moment, Moment);

    public static KeptSession AliceSession { get; } = new(1, new byte[] { 4, 5, 6 }, 1, 0, Moment, Moment);

    public static KeptConversation Pair { get; } = new(1, ConversationKind.Pair, 1, 2, "", "", 1, Moment, 0);

    public static KeptConversation Team { get; } = new(2, ConversationKind.Group, 0, 0, "Team", "team", 1, Moment, 0);

    public static KeptMember BobInPair { get; } = new(2, 1, MemberRole.Member, 0, 0, 0, 0, 0);

    public static KeptMessage Message(long id, long place, string text, long conversation = 1, long sender = 1) =>
        new(id, conversation, place, sender, 1, id, Moment + id, MessageKind.Text, Encoding.UTF8.GetBytes(text));

    public static StoreBatch Batch(params KeptMessage[] messages)
    {
        var batch = new StoreBatch();
        foreach (var message in messages)
            batch.Add(message);
        return batch;
    }

    /// <summary>Messages of conversation 1 that are called by their numbers.</summary>
    public static StoreBatch Texts(long from, int count) =>
        Batch([.. Enumerable.Range(0, count).Select(i => Message(from + i, from + i, $"text {from + i}"))]);

    /// <summary>One of everything.</summary>
    public static StoreBatch Everything()
    {
        var batch = Texts(1, 3);
        batch.Add(Alice);
        batch.Add(Bob);
        batch.Add(AliceKey);
        batch.Add(AliceSession);
        batch.Add(Pair);
        batch.Add(Team);
        batch.Add(BobInPair);
        batch.Add(new KeptException(2, 2, 7, Moment));
        return batch;
    }
}
