using System.Buffers;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes frames of the bytes that came, checks what every frame is checked for, and passes on what is in them.</summary>
internal sealed class FrameReceiver(ClientFacts client, IFire machines, Announcer announcer, FrameSender frameSender, StepJudge stepJudge)
{
    private readonly BodyReceiver _bodies = new(machines, stepJudge);

    /// <summary>Takes what came.</summary>
    /// <param name="link">The link it came on.</param>
    /// <param name="buffer">What came and was not taken before; afterwards, what has to be given again with more behind it.</param>
    public void Receive(ClientLink link, ref ReadOnlySequence<byte> buffer)
    {
        var before = buffer.Length;
        while (link.IsOpen)
        {
            var status = FrameReader.TryRead(ref buffer, link.MaxBody, out var header, out var body);
            if (status == FrameReadStatus.Incomplete)
                break;
            if (status == FrameReadStatus.Frame)
                Take(link, header, body);
            else
                Violate(link, buffer, TlsRecord.IsAlert(buffer) ? CloseReason.TlsRequired : FrameGate.ReasonOf(status));
        }

        if (!link.IsOpen)
            buffer = buffer.Slice(buffer.End);
        link.Watch.NoteInput(client.Now, anyWhole: buffer.Length < before, partLeft: !buffer.IsEmpty);
        if (link.Session is { } session && session.Inbound.Received > session.Marked)
            announcer.Mark(session);
    }

    private void Violate(ClientLink link, in ReadOnlySequence<byte> buffer, CloseReason reason)
    {
        if (link.Session?.Greeting is null)
            link.Foreign = buffer.ToArray(); // at most one read: nothing of it was a frame
        stepJudge.Violate(link, reason);
    }

    private void Take(ClientLink link, in FrameHeader header, in ReadOnlySequence<byte> body)
    {
        var reason = link.Session is { } session
            ? FrameGate.Check(header, FrameOrigin.Server, session.Inbound.Arrived, session.Queue.LastHandedOver)
            : FrameGate.CheckResumed(header, link.Server.Session?.LastHandedOver ?? 0);
        if (reason != CloseReason.None)
        {
            stepJudge.Violate(link, reason);
            return;
        }

        // That a frame has come, and what the server has handled, is so whatever the machines then make of its message: another frame with its number would
        // be a violation, and a message that the server answers for was not lost if this frame ends the session.
        var isNew = !FrameGate.IsCounted(header.Action, FrameOrigin.Server) || (link.Session?.Inbound.Arrive() ?? true);
        if (link.Session is { } acknowledged)
            frameSender.TakeAcknowledgement(acknowledged, header.Acknowledgement);
        if (isNew)
            _bodies.Take(link, header, body.IsSingleSegment ? body.FirstSpan : body.ToArray());
    }
}
