using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.Delivery;

/// <summary>Decides what verdicts mean to the messages that they are about.</summary>
public static class DeliveryDecisions
{
    /// <summary>What a verdict means to a message.</summary>
    public static DeliveryTrigger Decide(StatusCode verdict) => verdict switch
    {
        StatusCode.Ok => DeliveryTrigger.DeliveredReceived,
        StatusCode.Kept => DeliveryTrigger.KeptReceived,
        _ => DeliveryTrigger.FailedReceived,
    };

    /// <summary>Whether another verdict follows for the same message.</summary>
    public static bool IsFinal(StatusCode verdict) => verdict != StatusCode.Kept;

    /// <summary>What it means to a message that its session is over.</summary>
    /// <param name="state">Where it is.</param>
    /// <param name="isKept">Whether what is said in its conversation is kept: then what the server has acknowledged is on its disk.</param>
    /// <param name="sequence">The number it was sent under; 0 for none.</param>
    /// <param name="stored">Up to which number the server has what is kept; null when it does not say.</param>
    /// <param name="goesOn">Whether another session is asked for.</param>
    public static DeliveryTrigger DecideStranded(DeliveryState state, bool isKept, ulong sequence, ulong? stored, bool goesOn) => state switch
    {
        DeliveryState.Accepted when isKept => DeliveryTrigger.StoredFound,
        DeliveryState.Sent when isKept && sequence <= stored => DeliveryTrigger.StoredFound,
        DeliveryState.Sent when isKept && stored is not null && goesOn => DeliveryTrigger.NotStoredFound,
        _ => goesOn ? DeliveryTrigger.SessionLost : DeliveryTrigger.LinkLost,
    };

    /// <summary>What is wrong with a range of verdicts; nothing of one that is wrong counts.</summary>
    /// <param name="range">The range.</param>
    /// <param name="isAwaited">Whether a message was sent under a number, and has no verdict.</param>
    /// <param name="awaited">How many such messages there are: a range may claim to cover more than could be walked.</param>
    /// <param name="isKeeping">Whether the server has granted to say what it keeps.</param>
    public static CloseReason Judge(in VerdictRange range, Predicate<ulong> isAwaited, int awaited, bool isKeeping)
    {
        if (!IsFinal(range.Status) && !isKeeping)
            return CloseReason.BadBody;
        if (range.Last - range.First >= (ulong)awaited)
            return CloseReason.BadBody;
        for (var sequence = range.First; sequence <= range.Last; sequence++)
        {
            if (!isAwaited(sequence))
                return CloseReason.BadBody;
        }

        return CloseReason.None;
    }
}
