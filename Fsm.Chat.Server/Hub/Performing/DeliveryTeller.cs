using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>
/// Tells whoever has written messages that were kept that they are delivered now: of those that the present session has sent by their numbers, of others how many.
/// </summary>
internal static class DeliveryTeller
{
    /// <summary>Somebody has got messages, or whoever has sent them is here again.</summary>
    public static void Tell(HubFacts facts, KeptSide recipient)
    {
        facts.Pairs.Note(recipient);
        if (recipient is PairSide side)
            TellSender(facts, side);
    }

    private static void TellSender(HubFacts facts, PairSide recipient)
    {
        var sender = recipient.Other;
        if (sender.Account.Session is not { } session)
            return;
        while (sender.TryTakeDelivered(out var tag))
        {
            facts.Verdicts.TellDelivered(session, tag);
            sender.Untold--;
        }

        if (sender.Untold > 0)
            session.Voice.Delivered(recipient.Account, sender.Untold);
        (sender.Untold, sender.Told) = (0, recipient.Delivered);
        facts.Pairs.Note(sender);
    }
}
