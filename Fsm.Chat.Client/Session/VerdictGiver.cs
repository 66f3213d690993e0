using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Gives messages the verdicts that came as ranges of sequence numbers.</summary>
internal sealed class VerdictGiver(IFire machines, MessagePump messagePump, StepJudge stepJudge)
{
    /// <summary>Gives the verdicts; one for something that was not sent, or that has its verdict, is a violation.</summary>
    public void Give(ChatSession session, IReadOnlyList<VerdictRange> ranges)
    {
        foreach (var range in ranges)
        {
            // The length is checked first: a range may claim to cover more than could be walked.
            if (range.Last - range.First >= (ulong)session.Unsettled.Count || !TryGive(session, range))
            {
                stepJudge.Violate(session.Link, CloseReason.BadBody);
                return;
            }
        }

        messagePump.Pump(session.Server);
    }

    private bool TryGive(ChatSession session, in VerdictRange range)
    {
        var trigger = range.Status == StatusCode.Ok ? DeliveryTrigger.DeliveredReceived : DeliveryTrigger.FailedReceived;
        var happened = new DeliveryHappened.Judged(range);
        for (var sequence = range.First; sequence <= range.Last; sequence++)
        {
            if (!session.Unsettled.TryGetValue(sequence, out var message))
                return false;
            machines.Fire(message, trigger, happened);
        }

        return true;
    }
}
