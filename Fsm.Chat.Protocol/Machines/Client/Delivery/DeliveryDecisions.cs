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
