namespace Fsm.Chat.Server.Keeping.Facts;

/// <summary>What a server has to know before it lets anybody in. All numbers that it gives away go on from here.</summary>
public sealed record StartFacts
{
    /// <summary>The accounts, forgotten ones included: their names stay taken.</summary>
    public required IReadOnlyList<KeptAccount> Accounts { get; init; }

    /// <summary>Their proofs.</summary>
    public required IReadOnlyList<KeptProof> Proofs { get; init; }

    /// <summary>The sessions that can be come back to; what they handled is exact.</summary>
    public required IReadOnlyList<KeptSession> Sessions { get; init; }

    /// <summary>The conversations; their last places are exact.</summary>
    public required IReadOnlyList<KeptConversation> Conversations { get; init; }

    /// <summary>
    /// The conversations and the sessions of which the messages since the last cursors say more than what was kept of them. Both have to be written before it is said
    /// again up to where cursors are right: from then on nobody looks at these messages any more.
    /// </summary>
    public required (IReadOnlySet<long> Conversations, IReadOnlySet<long> Sessions) Outrun { get; init; }

    /// <summary>Who is in them.</summary>
    public required IReadOnlyList<KeptMember> Members { get; init; }

    /// <summary>The highest number of a session that is there, or that a message since the last cursors came from; 0 when there is none.</summary>
    public required long LastSession { get; init; }

    /// <summary>The number of the newest message; 0 when there is none.</summary>
    public required long LastMessage { get; init; }
}
