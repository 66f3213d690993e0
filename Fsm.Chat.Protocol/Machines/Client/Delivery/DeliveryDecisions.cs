using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.Delivery;

/// <summary>Decides what verdicts mean to the messages that they are about.</summary>
public static class DeliveryDecisions
{
    /// <summary>What a verdict means to a message.</summary>
    public static DeliveryTrigger Decide(StatusCode verdict) => verdict == StatusCode.Ok ? DeliveryTrigger.DeliveredReceived : DeliveryTrigger.FailedReceived;

    /// <summary>What is wrong with a range of verdicts; nothing of one that is wrong counts.</summary>
    /// <param name="range">The range.</param>
    /// <param name="isAwaited">Whether a message was sent under a number, and has no verdict.</param>
    /// <param name="awaited">How many such messages there are: a range may claim to cover more than could be walked.</param>
    public static CloseReason Judge(in VerdictRange range, Predicate<ulong> isAwaited, int awaited)
    {
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
