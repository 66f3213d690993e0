using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Server.Hub.Transfers;

/// <summary>From a frame about files to a trigger.</summary>
internal sealed class TransferHandler(HubFacts facts, HubMachines machines)
{
    /// <summary>Takes a frame of a chat link.</summary>
    /// <returns>The reason to close the link, or none.</returns>
    public CloseReason Handle(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body, bool isStopping) => KindOf(body) switch
    {
        FileRequestKind.Offer => HandleOffer(session, header, body, isStopping),
        FileRequestKind.Accept => HandleAcceptance(session, header, body),
        FileRequestKind.Decline or FileRequestKind.Cancel or FileRequestKind.Report => HandleStatement(session, header, body),
        FileRequestKind.Attach or FileRequestKind.Begin or FileRequestKind.Data or FileRequestKind.End => CloseReason.NotPermitted,
        _ => CloseReason.BadBody,
    };

    /// <summary>Takes the first frame of a new link.</summary>
    /// <inheritdoc cref="Handle"/>
    public CloseReason Attach(HubLink link, in FrameHeader header, ReadOnlySpan<byte> body, bool isStopping)
    {
        if (KindOf(body) != FileRequestKind.Attach)
            return CloseReason.NotConnected;
        if (!FileAttachment.TryRead(body, out var message))
            return CloseReason.BadBody;

        var transfer = facts.Transfers.Find(message.Transfer);
        var side = FittingSide(transfer, message.Token);
        var (trigger, status) = AttachDecisions.Decide(new(transfer?.State == RelayState.Attaching, side is not null, isStopping));
        machines.Fire(link, trigger, trigger == LinkTrigger.AttachGranted ? LinkEvent.Attaches(side!) : LinkEvent.Refused(header.Sequence, status));
        return CloseReason.None;
    }

    private CloseReason HandleOffer(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body, bool isStopping)
    {
        if (!FileOffer.TryRead(body, out var message))
            return CloseReason.BadBody;
        if (!System.Text.Unicode.Utf8.IsValid(message.Destination) || !System.Text.Unicode.Utf8.IsValid(message.Name))
            return CloseReason.InvalidText;

        var destination = OfferDestination.Resolve(facts, session, message.Destination, header.DestinationPort);
        var (trigger, status) = OfferDecisions.Decide(new(
            message.Name.Length,
            destination.Found,
            destination.Ambiguous,
            destination.IsSelf,
            destination.IsMember,
            destination.Recipients.Count,
            session.Transfers?.Uploads ?? 0,
            facts.Limits.Transfers.OpenUploads,
            destination is { Group.Length: 0, Recipients: [var person] } && TransferBook.TakesNoOffer(person, facts.Limits),
            isStopping)
        {
            IsInvited = destination.IsInvited,
        });
        machines.Fire(session, trigger, trigger == SessionTrigger.OfferGranted
            ? SessionEvent.Offers(header.Sequence, destination, message.Name, message.Length)
            : SessionEvent.Refused(header.Sequence, status));
        return CloseReason.None;
    }

    private CloseReason HandleAcceptance(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body) =>
        FileAcceptance.TryRead(body, out var message)
            ? Pass(session, header, message.Transfer, FileRequestKind.Accept, StatusCode.Ok, message.Offset, message.Hash)
            : CloseReason.BadBody;

    private CloseReason HandleStatement(HubSession session, in FrameHeader header, ReadOnlySpan<byte> body) =>
        FileStatement.TryRead(body, out var message)
            ? Pass(session, header, message.Transfer, message.Kind, StatementDecisions.Outcome(message.Kind, message.Status))
            : CloseReason.BadBody;

    private CloseReason Pass(
        HubSession session, in FrameHeader header, ulong number, FileRequestKind kind, StatusCode status, ulong offset = 0, ReadOnlySpan<byte> hash = default)
    {
        // What crosses the end of a transfer is about one that is not found any more. Somebody else's is not found either: nobody learns of those.
        var transfer = facts.Transfers.Find(number);
        var side = transfer?.SideOf(session);
        var trigger = StatementDecisions.Decide(kind, isSender: side is { IsSender: true });
        if (side is not null && trigger is null)
            return CloseReason.NotPermitted;
        machines.Fire(session, SessionTrigger.TransferStatementReceived, SessionEvent.Says(
            header.Sequence, side is null ? null : transfer, trigger.GetValueOrDefault(), status, offset, hash));
        return CloseReason.None;
    }

    private static TransferSide? FittingSide(HubRelay? transfer, ReadOnlySpan<byte> token)
    {
        foreach (var side in transfer?.Sides ?? [])
        {
            if (side.Fits(token))
                return side;
        }

        return null;
    }

    private static FileRequestKind KindOf(ReadOnlySpan<byte> body) => body.IsEmpty ? 0 : (FileRequestKind)body[0];
}
