using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Queues frames with the right numbers, and wakes the link that has to write them.</summary>
internal sealed class FrameSender(ClientFacts client, IFire machines, PortQueue portQueue, MessagePump messagePump, CrashNoteKeeper crashNoteKeeper)
{
    /// <summary>Queues a frame.</summary>
    public void Send<TMessage>(ChatSession session, scoped in TMessage message, ushort to = 0)
        where TMessage : IMessage, allows ref struct
    {
        session.Queue.Enqueue(message, Stamp(session, to));
        Wake(session.Link);
    }

    /// <summary>Answers a ping, unless an answer waits already: a server that asks again and again and does not read must not fill the memory.</summary>
    public void SendPong(ChatSession session)
    {
        if (session.PongUpTo > session.Queue.Taken)
            return;
        Send(session, new BareMessage(FrameAction.Pong));
        session.PongUpTo = session.Queue.Queued;
    }

    /// <summary>Queues a request and keeps in mind what it was.</summary>
    /// <returns>Its sequence number, which its answer names.</returns>
    public ulong Ask<TMessage>(ChatSession session, scoped in TMessage message, PendingRequest request, ushort to = 0)
        where TMessage : IMessage, allows ref struct
    {
        Send(session, message, to);
        var number = session.Queue.LastSequence;
        session.Requests[number] = request with { Number = number, SentAt = client.Now };
        return number;
    }

    /// <summary>Asks for the session there is, before anything of it goes over the new link.</summary>
    public void AskAgain(ClientLink link, ChatSession session)
    {
        var request = new ConnectRequest { Name = Encode(session.Server.Name), Token = session.Token };
        link.FirstWords = new(FrameWriter.SizeOf(request));
        var stamp = new FrameStamp(FrameOrigin.Client, link.ServerAddress, link.LocalPort, 0, session.Inbound.Stamp());
        FrameWriter.Write(link.FirstWords.GetSpan(FrameWriter.SizeOf(request))[..FrameWriter.SizeOf(request)], request, stamp, sequence: 0);
        link.FirstWords.Advance(FrameWriter.SizeOf(request));
        session.Inbound.Resume();
        Wake(link);
    }

    /// <summary>Sends again what the server has not handled, over the link that has got the session.</summary>
    public void SendAgain(ChatSession session, ulong handled)
    {
        TakeAcknowledgement(session, handled);
        session.Queue.Rewind();
        Wake(session.Link);
    }

    /// <summary>Queues a message.</summary>
    public void Send(ChatSession session, ClientDelivery message)
    {
        var frame = new SendRequest { Peer = Encode(message.Conversation.Name), Text = message.Bytes };
        message.Sequence = session.Queue.EnqueueMessage(frame, Stamp(session, message.Conversation.Port), message);
        message.SentAt = client.Now;
        session.InFlight.Enqueue(message);
        session.Unsettled[message.Sequence] = message; // before anything that may throw: the server will speak of this number
        crashNoteKeeper.Note(session.Server, new LineSent(message.Number, message.Sequence));
        Wake(session.Link);
    }

    /// <summary>Tells the server what this side says of a transfer; once the session is over there is nobody to tell.</summary>
    public void State(TransferFacts transfer, FileRequestKind kind, Code code)
    {
        if (transfer.Server.Session == transfer.Session)
            Send(transfer.Session, new FileStatement { Kind = kind, Transfer = transfer.ServerId, Status = code.OnWire });
    }

    /// <summary>Takes the server's acknowledgement: it is responsible for the messages that this covers.</summary>
    public void TakeAcknowledgement(ChatSession session, ulong sequence)
    {
        if (!session.Queue.Acknowledge(sequence))
            return;
        while (session.Queue.TryRelease(out Released<ClientDelivery> released))
        {
            if (!released.IsMessage)
                continue;
            machines.Fire(released.Tag, DeliveryTrigger.AcknowledgementReceived, DeliveryHappened.Nothing);
            session.InFlight.Dequeue();
        }

        messagePump.Pump(session.Server);
    }

    /// <summary>Acknowledges what was shown, unless a frame has done so since.</summary>
    public void AcknowledgeShown(ChatSession session)
    {
        if (session.IsLinked && session.Inbound.OwesAcknowledgement)
            Send(session, new BareMessage(FrameAction.Acknowledge));
    }

    /// <summary>
    /// A name in UTF-8; one that has no such form is empty, and refused by whoever gets it. Of one that does not fit into a frame the beginning is asked for, which is
    /// nobody's name either: names are much shorter.
    /// </summary>
    public static byte[] Encode(string name)
    {
        if (!Utf8.TryEncode(name, out var bytes) || bytes.Length <= byte.MaxValue)
            return bytes;
        var end = (int)byte.MaxValue;
        while ((bytes[end] & 0xC0) == 0x80)
            end--; // within a character
        return bytes[..end];
    }

    private static FrameStamp Stamp(ChatSession session, ushort to) =>
        new(FrameOrigin.Client, session.Link.ServerAddress, session.Link.LocalPort, to, session.Inbound.Stamp());

    private void Wake(ClientLink link) => portQueue.Post(link, () => link.Port?.Wake());
}
