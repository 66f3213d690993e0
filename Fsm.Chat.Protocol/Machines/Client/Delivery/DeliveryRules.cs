using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Client.Delivery.DeliveryEffect;
using static Fsm.Chat.Protocol.Machines.Client.Delivery.DeliveryState;
using static Fsm.Chat.Protocol.Machines.Client.Delivery.DeliveryTrigger;

namespace Fsm.Chat.Protocol.Machines.Client.Delivery;

/// <summary>
/// One message, at the client that sent it. It ends in exactly one verdict. It has no timer of its own: while it waits for the server the link's sweep
/// asks whether the server is there, and a link that is over ends it. A mistake of this program about it ends it alone; what the server says of it later means nothing any more. What the server may have had is never sent a second time; what it never had outlives the session, and so does what a server that keeps it says it does not have.
/// What is kept for somebody who is away is on the server's disk: nobody waits for it here, and the end of the session changes nothing about it.
/// </summary>
public static class DeliveryRules
{
    /// <summary>The rules.</summary>
    public static Rules<DeliveryState, DeliveryTrigger, DeliveryEffect> Create()
    {
        var rules = new RulesBuilder<DeliveryState, DeliveryTrigger, DeliveryEffect>("Delivery", Queued);

        rules.In(Queued)
            .Rests("until the window and the conversation let it go; a lost link ends it")
            .Go(SendPermitted, Sent, SendFrame, TellSent, NoteUnqueued)
            .Go([ConversationRefused, LinkLost, InternalErrorCaught], Failed, TellFailed, NoteUnqueued)
            .Ignore("the server never had it: it goes in the next session, or its conversation ends it", SessionLost);

        rules.In(Sent)
            .Rests("until the server acknowledges it; the link asks whether it is there, and a lost link ends it")
            .Go(AcknowledgementReceived, Accepted, TellAccepted)
            .Go(LossFound, Failed, TellFailed)
            .Go(NotStoredFound, Queued, ReturnToQueue)
            .Go([LinkLost, SessionLost, InternalErrorCaught], Unknown, TellUnknown);

        rules.In(Accepted)
            .Rests("until the recipient has seen it or is gone; the server's links have the timers, and a lost link ends it")
            .Go(KeptReceived, Kept, TellKept, NoteSettled)
            .Go([LinkLost, SessionLost, InternalErrorCaught], Unknown, TellUnknown);

        rules.In(Kept)
            .Rests("until the recipient comes, however long that is; the end of the session ends it here")
            .Go([LinkLost, SessionLost, InternalErrorCaught], Entrusted, NoteEntrusted);

        rules.In(Sent, Accepted)
            .Go(StoredFound, Entrusted, TellEntrusted, NoteSettled);

        rules.In(Accepted, Kept)
            .Go(DeliveredReceived, Delivered, TellDelivered)
            .Go(FailedReceived, Failed, TellFailed);

        rules.In(Delivered).Ends("shown to the recipient").OnEntry(NoteSettled);
        rules.In(Failed).Ends("not going to be shown").OnEntry(NoteSettled);
        rules.In(Unknown).Ends("nobody can tell any more").OnEntry(NoteSettled);
        rules.In(Entrusted).Ends("the server keeps it; a later session is told when it is delivered");

        return rules.Build();
    }
}
