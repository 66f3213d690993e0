using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Reads what the server says of a transfer.</summary>
internal static class FileNoticeReader
{
    /// <summary>Reads one body.</summary>
    /// <returns>Why it is none, or <see cref="CloseReason.None"/>.</returns>
    public static CloseReason Read(ReadOnlySpan<byte> body, out TransferHappened.Noticed? notice)
    {
        notice = null;
        if (FileOffered.TryRead(body, out var offered))
            return ReadOffer(offered, out notice);
        if (FileAcceptance.TryRead(body, out var accepted))
            notice = new TransferHappened.Accepted(accepted.Transfer, accepted.Offset, accepted.Hash.ToArray());
        else if (FileStart.TryRead(body, out var start))
            notice = new TransferHappened.Started(start.Transfer, start.Token.ToArray());
        else if (FileEnded.TryRead(body, out var ended))
            notice = new TransferHappened.Ended(ended.Transfer) { Said = ended.Status };
        return notice is null ? CloseReason.BadBody : CloseReason.None;
    }

    private static CloseReason ReadOffer(in FileOffered offered, out TransferHappened.Noticed notice)
    {
        var valid = Utf8.TryDecode(offered.Sender, out var sender) & Utf8.TryDecode(offered.Group, out var group) & Utf8.TryDecode(offered.Name, out var file);
        notice = new TransferHappened.Offered(offered.Transfer, sender, group, file, offered.Length, offered.Seconds) { Traits = offered.Traits };
        return valid ? CloseReason.None : CloseReason.InvalidText;
    }
}
