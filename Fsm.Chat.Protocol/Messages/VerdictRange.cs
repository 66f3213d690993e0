namespace Fsm.Chat.Protocol.Messages;

/// <summary>One verdict for a run of messages with consecutive sequence numbers.</summary>
/// <param name="First">The first message's sequence number.</param>
/// <param name="Last">The last message's sequence number.</param>
/// <param name="Status"><see cref="StatusCode.Ok"/> for delivered, else why it failed.</param>
/// <param name="HandedOver">Whether a failed message had been handed to the recipient's link, and so may have been seen.</param>
/// <param name="Delivered">How many recipients it was delivered to.</param>
/// <param name="Failed">How many recipients it failed for.</param>
public readonly record struct VerdictRange(
    ulong First, ulong Last, StatusCode Status, bool HandedOver, ushort Delivered, ushort Failed)
{
    /// <summary>The verdict of one message to one person that was delivered.</summary>
    public static VerdictRange OfDelivered(ulong sequence) => new(sequence, sequence, StatusCode.Ok, HandedOver: true, Delivered: 1, Failed: 0);

    /// <summary>The verdict of one message to one person that failed.</summary>
    public static VerdictRange OfFailed(ulong sequence, StatusCode status, bool handedOver) =>
        new(sequence, sequence, status, handedOver, Delivered: 0, Failed: 1);

    /// <summary>The verdict of one message to a group, once each member has decided.</summary>
    /// <param name="sequence">The message's sequence number.</param>
    /// <param name="delivered">How many members it was delivered to.</param>
    /// <param name="failed">How many members it failed for.</param>
    /// <param name="handedOver">Whether it had been handed to the link of any member it failed for.</param>
    public static VerdictRange OfGroup(ulong sequence, int delivered, int failed, bool handedOver) => failed == 0
        ? OfDelivered(sequence) with { Delivered = Count(delivered) }
        : new(sequence, sequence, StatusCode.Partial, handedOver, Count(delivered), Count(failed));

    /// <summary>Whether <paramref name="next"/> says the same of the messages right after these.</summary>
    public bool IsContinuedBy(in VerdictRange next) =>
        next.First == Last + 1 && next.Status == Status && next.HandedOver == HandedOver && next.Delivered == Delivered && next.Failed == Failed;

    private static ushort Count(int members) => (ushort)Math.Min(members, ushort.MaxValue);
}
