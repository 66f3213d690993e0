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
            var wrong = DeliveryDecisions.Judge(range, session.Unsettled.ContainsKey, session.Unsettled.Count, session.IsKeeping);
            if (wrong != CloseReason.None)
            {
                stepJudge.Violate(session.Link, wrong);
                return;
            }

            Give(session, range);
        }

        messagePump.Pump(session.Server);
    }

    private void Give(ChatSession session, in VerdictRange range)
    {
        var happened = new DeliveryHappened.Judged(range);
        for (var sequence = range.First; sequence <= range.Last; sequence++)
        {
            machines.Fire(session.Unsettled[sequence], DeliveryDecisions.Decide(range.Status), happened);
            if (DeliveryDecisions.IsFinal(range.Status))
                session.Unsettled.Remove(sequence);
        }
    }
}
