using System.Globalization;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>How far transfers are, in words.</summary>
internal sealed class TransferProgress
{
    private readonly Dictionary<string, int> _tenths = [];

    /// <summary>Whether a transfer that runs has completed another tenth since this was last asked: often enough for a log.</summary>
    public bool IsTenth(TransferEvent transfer)
    {
        if (transfer.Status != "running" || transfer.Size == 0)
        {
            _tenths.Remove(transfer.Id);
            return false;
        }

        var tenth = Percent(transfer) / 10;
        var before = _tenths.GetValueOrDefault(transfer.Id);
        _tenths[transfer.Id] = Math.Max(tenth, before);
        return tenth > before;
    }

    /// <summary>One transfer in words.</summary>
    public static string Words(TransferEvent transfer)
    {
        var text = transfer.IsUpload ? ClientTexts.TransferRunsTo : ClientTexts.TransferRunsFrom;
        var speed = transfer.Speed > 0 ? ClientTexts.TransferSpeed.With(ByteSize.Words(transfer.Speed), Left(transfer)) : "";
        var (file, peer) = (TerminalText.Escape(transfer.File), TerminalText.Escape(transfer.Peer));
        return text.With(transfer.Id, file, peer, Percent(transfer), ByteSize.Words(transfer.Bytes), ByteSize.Words(transfer.Size)) + speed;
    }

    /// <summary>How far it is, for a narrow place: what matters most stands first.</summary>
    public static string Measures(TransferEvent transfer)
    {
        var speed = transfer.Speed > 0 ? $"{ClientTexts.ScreenTransferLeft.With(Left(transfer))}, {ByteSize.Words(transfer.Speed)}/s, " : "";
        return $"{Percent(transfer)} %, {speed}{ByteSize.Words(transfer.Size)}";
    }

    private static int Percent(TransferEvent transfer) => transfer.Size == 0 ? 100 : (int)(100.0 * transfer.Bytes / transfer.Size);

    private static string Left(TransferEvent transfer)
    {
        var seconds = Math.Min((transfer.Size - Math.Min(transfer.Bytes, transfer.Size)) / transfer.Speed, 359_999);
        var left = TimeSpan.FromSeconds(Math.Ceiling(seconds));
        return left.TotalMinutes < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{left.Seconds} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours:0}:{left.Minutes:00}:{left.Seconds:00}");
    }
}
