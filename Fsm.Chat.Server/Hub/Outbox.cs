using System.Buffers;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;

namespace Fsm.Chat.Server.Hub;

/// <summary>Puts frames where a link's sending loop finds them, stamped with what was handled so far, and counts the bytes that wait.</summary>
internal sealed class Outbox(PortCalls calls, QueueLimits limits)
{
    private List<HubSession> _owed = [];
    private readonly Queue<HubSession> _overflowed = [];

    /// <summary>Bytes in all queues together.</summary>
    public long QueuedBytes { get; private set; }

    /// <summary>Whether anybody is owed an acknowledgement.</summary>
    public bool OwesAcknowledgements => _owed.Count > 0;

    public bool IsFull => limits.IsServerBusy(QueuedBytes);

    /// <summary>Queues a frame of the session. Once its link closes there is nobody to read it.</summary>
    /// <param name="session">Whom it is for.</param>
    /// <param name="message">What is said.</param>
    /// <param name="about">Whom it is about, if anybody: their port is the frame's source port.</param>
    public void Send<TMessage>(HubSession session, scoped in TMessage message, HubSession? about = null)
        where TMessage : IMessage, allows ref struct
    {
        var before = session.Queue.Bytes;
        session.Queue.Enqueue(message, Stamp(session, about?.Port ?? 0));
        Account(session, before);
        calls.Wake(session.Link);
    }

    /// <summary>Queues a message for its recipient.</summary>
    public void Forward(HubSession recipient, HubSession sender, ReadOnlySpan<byte> text, ulong sequence)
    {
        var before = recipient.Queue.Bytes;
        recipient.Queue.EnqueueMessage(
            new SendRequest { Peer = sender.NameUtf8, Text = text }, Stamp(recipient, sender.Port), new(sender, sequence));
        Account(recipient, before);
        calls.Wake(recipient.Link);
    }

    /// <summary>Queues one member's copy of a message to a group.</summary>
    public void Forward(HubSession member, ReadOnlySpan<byte> body, GroupTally tally)
    {
        var before = member.Queue.Bytes;
        member.Queue.EnqueueEncoded(FrameAction.GroupMessage, body, Stamp(member, tally.Sender.Port), new(tally));
        Account(member, before);
        calls.Wake(member.Link);
    }

    /// <summary>Announces the end of a link: after that comes nothing.</summary>
    public void SendLast(HubLink link, CloseAnnouncement message) =>
        AddLastWords(link, message, sequence: 0, link.Session?.Inbound.Stamp() ?? 0);

    /// <summary>Refuses a connect, a resume or an attachment: numbered as the request is, which is both sides' first frame.</summary>
    public void SendRefusal(HubLink link, Confirmation message) => AddLastWords(link, message, message.Request, handled: message.Request);

    /// <summary>Confirms a resume, after which all that is not acknowledged is sent again.</summary>
    public void Resume(HubSession session, HubLink link, scoped in Welcome message)
    {
        link.FirstWords = new(FrameWriter.SizeOf(message));
        Write(link.FirstWords, message, new(FrameOrigin.Server, link.Server, 0, session.Port, session.Inbound.Stamp()), sequence: 0);
        session.Queue.Rewind();
        calls.Wake(link);
    }

    /// <summary>Confirms an attachment: the server's only frame on a file link.</summary>
    public void ConfirmAttachment(HubLink link) => AddLastWords(link, new Confirmation(request: 1, StatusCode.Ok), sequence: 1, handled: 1);

    private void AddLastWords<TMessage>(HubLink link, scoped in TMessage message, ulong sequence, ulong handled)
        where TMessage : IMessage, allows ref struct
    {
        Write(LastWords(link), message, new(FrameOrigin.Server, link.Server, 0, link.PeerPort, handled), sequence);
        calls.Wake(link);
    }

    private static void Write<TMessage>(ArrayBufferWriter<byte> words, scoped in TMessage message, in FrameStamp stamp, ulong sequence)
        where TMessage : IMessage, allows ref struct
    {
        var size = FrameWriter.SizeOf(message);
        FrameWriter.Write(words.GetSpan(size)[..size], message, stamp, sequence);
        words.Advance(size);
    }

    /// <summary>Copies what a link should send now.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool HandOver(HubLink link, IBufferWriter<byte> destination, int limit)
    {
        if (link.FirstWords is { } first)
        {
            link.FirstWords = null;
            destination.Write(first.WrittenSpan);
            return true;
        }

        if (link.LastWords is { } words)
        {
            if (words.WrittenCount == 0)
                return false;
            destination.Write(words.WrittenSpan);
            words.ResetWrittenCount();
            return true;
        }

        if (link.Session is not { } session || !session.Queue.HasOutput)
            return false;
        var before = session.Queue.Bytes;
        session.Queue.HandOver(destination, limit);
        Account(session, before);
        return true;
    }

    /// <summary>Notes that a session's queue grew or shrank.</summary>
    public void Account(HubSession session, int before)
    {
        QueuedBytes += session.Queue.Bytes - before;
        if (session.Queue.Bytes > before && limits.IsOverflowed(session.Queue.Bytes))
            _overflowed.Enqueue(session);
    }

    /// <summary>Takes one session for which more waits than may.</summary>
    public bool TryTakeOverflowed([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HubSession? session) => _overflowed.TryDequeue(out session);

    /// <summary>Notes that a session handled something its peer has not been told of.</summary>
    public void OweAcknowledgement(HubSession session)
    {
        if (session.IsOwedAcknowledgement)
            return;
        session.IsOwedAcknowledgement = true;
        _owed.Add(session);
    }

    /// <summary>Takes those who are owed an acknowledgement.</summary>
    public List<HubSession> TakeOwed()
    {
        var owed = _owed;
        _owed = [];
        foreach (var session in owed)
            session.IsOwedAcknowledgement = false;
        return owed;
    }

    /// <summary>Sends an acknowledgement, unless another frame has carried it meanwhile.</summary>
    public void SendAcknowledgement(HubSession session)
    {
        // Whoever is gone meanwhile has nobody to tell, and nothing would ever take it from the queue again.
        if (session.State != SessionState.Disconnected && session.Inbound.OwesAcknowledgement && session.Link.LastWords is null)
            Send(session, new BareMessage(FrameAction.Acknowledge));
    }

    /// <summary>Takes a link away from its session: what it carries from now on is not the session's.</summary>
    public void Detach(HubLink link)
    {
        if (link.Session is { } session && link.LastWords is null)
        {
            link.LastWords = new(FrameHeader.Size * 2);
            var before = session.Queue.Bytes;
            session.Queue.HandOverRestOfPiece(link.LastWords);
            Account(session, before);
        }

        link.Session = null;
    }

    // What the session had queued goes out before the last words: so its messages count as handed over.
    private ArrayBufferWriter<byte> LastWords(HubLink link)
    {
        if (link.LastWords is { } words)
            return words;
        link.LastWords = new(FrameHeader.Size * 2);
        if (link.Session is { } session)
        {
            var before = session.Queue.Bytes;
            session.Queue.HandOver(link.LastWords, int.MaxValue);
            Account(session, before); // frames that nobody acknowledges are gone from the queue now
        }

        return link.LastWords;
    }

    private static FrameStamp Stamp(HubSession session, ushort sourcePort) =>
        new(FrameOrigin.Server, session.Link.Server, sourcePort, session.Port, session.Inbound.Stamp());
}
