using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Files;

/// <summary>
/// Decides what a receiver does about each frame of its file link: one beginning, contents, one end, numbered from 2 on, and never more than was offered. Pure.
/// </summary>
/// <param name="length">Bytes of the offered file.</param>
/// <param name="kept">Bytes that the receiver said it has.</param>
internal sealed class ContentsDecisions(ulong length, ulong kept)
{
    private ulong _handled = 1; // the sender's attachment, which the server kept
    private ulong _position;

    /// <summary>What may come next.</summary>
    public ContentsStage Stage { get; private set; }

    /// <summary>Judges the next frame.</summary>
    public ContentsVerdict Judge(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (header is { Origin: FrameOrigin.Server, Action: FrameAction.DisconnectRequest } && CloseAnnouncement.TryRead(body, out var close))
            return new() { Step = ContentsStep.Lose, Why = close.Reason.Explain() };
        var reason = FrameGate.Check(header, FrameOrigin.Client, _handled, sent: 1);
        if (reason != CloseReason.None)
            return Refuse(reason.Explain());
        _handled = header.Sequence;
        return (Stage, header.Action == FrameAction.FileTransfer) switch
        {
            (ContentsStage.Beginning, true) when FileBegin.TryRead(body, out var begin) => Begin(begin),
            (ContentsStage.Running, true) when FileData.TryRead(body, out var data) => Write(data),
            (ContentsStage.Running, true) when FileEnd.TryRead(body, out var end) => Finish(end),
            _ => Refuse(CloseReason.NotPermitted.Explain()),
        };
    }

    private static ContentsVerdict Refuse(string why) => new() { Step = ContentsStep.Refuse, Why = why };

    private ContentsVerdict Begin(FileBegin begin)
    {
        if (begin.Offset != 0 && begin.Offset != kept)
            return Refuse(ClientTexts.BeganElsewhere);
        (_position, Stage) = (begin.Offset, ContentsStage.Running);
        return new() { Step = ContentsStep.Begin, Offset = begin.Offset };
    }

    private ContentsVerdict Write(FileData data)
    {
        if ((ulong)data.Bytes.Length > length - _position)
            return Refuse(ClientTexts.MoreThanOffered);
        _position += (ulong)data.Bytes.Length;
        return new() { Step = ContentsStep.Write, Bytes = data.Bytes };
    }

    private ContentsVerdict Finish(FileEnd end)
    {
        if (end.Length != length || _position != length)
            return Refuse(ClientTexts.EndedTooEarly);
        Stage = ContentsStage.Complete;
        return new() { Step = ContentsStep.Finish, Bytes = end.Hash };
    }
}
