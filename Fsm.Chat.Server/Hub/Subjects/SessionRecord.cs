using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What is known of a holder's session, while it lasts and after it: how far what it has sent is on the disk.</summary>
/// <param name="number">The number under which its messages are kept.</param>
/// <param name="tokenHash">What is kept of its token.</param>
/// <param name="account">The number of the account.</param>
/// <param name="created">When it began, as UTC ticks.</param>
internal sealed class SessionRecord(long number, byte[] tokenHash, long account, long created)
{
    /// <summary>The number under which its messages are kept.</summary>
    public long Number => number;

    /// <summary>What its token is found by.</summary>
    public string Key { get; } = Convert.ToHexString(tokenHash);

    /// <summary>The highest number of a message of it that was given to the store.</summary>
    public ulong GivenUpTo { get; private set; }

    /// <summary>The highest number of a message of it that is on the disk; 0 for none.</summary>
    public ulong StoredUpTo { get; private set; }

    /// <summary>Whether it is not known yet what of it will be on the disk.</summary>
    public bool IsSettling => StoredUpTo < GivenUpTo;

    /// <summary>Whether it has to be written down again, and is among those that will be.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether nothing is said of it any more: then it is not written down again either, whatever waited for that.</summary>
    public bool IsForgotten { get; private set; }

    /// <summary>As a store knows it.</summary>
    public static SessionRecord Of(KeptSession kept) => new(kept.Id, kept.TokenHash.ToArray(), kept.Account, kept.Created)
    {
        GivenUpTo = (ulong)kept.Handled,
        StoredUpTo = (ulong)kept.Handled,
    };

    /// <summary>A message was given to the store.</summary>
    public void Give(ulong sequence) => GivenUpTo = sequence;

    /// <summary>It is on the disk.</summary>
    public void Store(ulong sequence) => StoredUpTo = sequence;

    /// <summary>Nothing is said of it any more.</summary>
    public void Forget() => IsForgotten = true;

    /// <summary>It as the store has it.</summary>
    /// <param name="seen">The present, as UTC ticks.</param>
    public KeptSession Kept(long seen) => new(number, tokenHash, account, (long)GivenUpTo, created, seen);
}
