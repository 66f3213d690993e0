using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Protocol.Delivery;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Delivery;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session;

/// <summary>Queues frames with the right numbers, and wakes the link that has to write them.</summary>
internal sealed class FrameSender(ClientCore core)
{
    /// <summary>Queues a frame.</summary>
    public void Send<TMessage>(ChatLink link, scoped in TMessage message, ushort to = 0)
        where TMessage : IMessage, allows ref struct
    {
        link.Queue.Enqueue(message, Stamp(link, to));
        Wake(link);
    }

    /// <summary>Queues a request and keeps in mind what it was.</summary>
    /// <returns>Its sequence number, which its answer names.</returns>
    public ulong Ask<TMessage>(ChatLink link, scoped in TMessage message, RequestKind kind, Occasion about, ushort to = 0)
        where TMessage : IMessage, allows ref struct
    {
        Send(link, message, to);
        link.Requests[link.Queue.LastSequence] = new(kind, core.Now, about);
        return link.Queue.LastSequence;
    }

    /// <summary>Queues a message.</summary>
    public void Send(ChatLink link, MessageDelivery message)
    {
        var frame = new SendRequest { Peer = Encode(message.Conversation.Name), Text = message.Bytes };
        message.Sequence = link.Queue.EnqueueMessage(frame, Stamp(link, message.Conversation.Port), message);
        message.SentAt = core.Now;
        link.InFlight.Enqueue(message);
        link.Unsettled[message.Sequence] = message;
        Wake(link);
    }

    /// <summary>Tells the server what this side says of a transfer; once the link is over there is nobody to tell.</summary>
    public void State(TransferFacts transfer, FileRequestKind kind, StatusCode status)
    {
        if (transfer.Link.IsOpen)
            Send(transfer.Link, new FileStatement { Kind = kind, Transfer = transfer.ServerId, Status = status });
    }

    /// <summary>Takes the server's acknowledgement: it is responsible for the messages that this covers.</summary>
    public void TakeAcknowledgement(ChatLink link, ulong sequence)
    {
        if (!link.Queue.Acknowledge(sequence))
            return;
        while (link.Queue.TryRelease(out Released<MessageDelivery> released))
        {
            if (!released.IsMessage)
                continue;
            link.InFlight.Dequeue();
            core.Fire(released.Tag, DeliveryTrigger.AcknowledgementReceived, Occasion.None);
        }

        core.Messages.Pump(link.Server);
    }

    /// <summary>Acknowledges what was shown, unless a frame has done so since.</summary>
    public void AcknowledgeShown(ChatLink link)
    {
        if (link.IsOpen && link.Inbound.OwesAcknowledgement)
            Send(link, new BareMessage(FrameAction.Acknowledge));
    }

    /// <summary>A name in UTF-8; one that has no such form is empty, and refused by whoever gets it.</summary>
    public static byte[] Encode(string name) => Utf8.TryEncode(name, out var bytes) ? bytes : [];

    private static FrameStamp Stamp(ChatLink link, ushort to) =>
        new(FrameOrigin.Client, link.ServerAddress, link.LocalPort, to, link.Inbound.Stamp());

    private void Wake(ChatLink link) => core.Ports.Post(() => link.Port?.Wake());
}
