using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Reads what the server says of a transfer.</summary>
internal static class FileNoticeReader
{
    /// <summary>Reads one body.</summary>
    /// <returns>Why it is none, or <see cref="CloseReason.None"/>.</returns>
    public static CloseReason Read(ReadOnlySpan<byte> body, out TransferHappening happened)
    {
        happened = new();
        if (FileOffered.TryRead(body, out var offered))
            return ReadOffer(offered, out happened);
        if (FileAcceptance.TryRead(body, out var accepted))
            happened = new() { Kind = FileNoticeKind.Accepted, ServerId = accepted.Transfer, Offset = accepted.Offset, Hash = accepted.Hash.ToArray() };
        else if (FileStart.TryRead(body, out var start))
            happened = new() { Kind = FileNoticeKind.Start, ServerId = start.Transfer, Token = start.Token.ToArray() };
        else if (FileEnded.TryRead(body, out var ended))
            happened = new() { Kind = FileNoticeKind.Ended, ServerId = ended.Transfer, Status = ended.Status };
        else
            return CloseReason.BadBody;
        return CloseReason.None;
    }

    private static CloseReason ReadOffer(in FileOffered offered, out TransferHappening happened)
    {
        var valid = Utf8.TryDecode(offered.Sender, out var sender) & Utf8.TryDecode(offered.Group, out var group) & Utf8.TryDecode(offered.Name, out var file);
        happened = new()
        {
            Kind = FileNoticeKind.Offered,
            ServerId = offered.Transfer,
            Sender = sender,
            Group = group,
            File = file,
            Length = offered.Length,
            Seconds = offered.Seconds,
        };
        return valid ? CloseReason.None : CloseReason.InvalidText;
    }
}
