using System.Globalization;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>How far the running transfers are, in words.</summary>
internal sealed class TransferProgress
{
    private readonly SortedDictionary<long, TransferEvent> _running = [];
    private readonly Dictionary<string, int> _tenths = [];

    /// <summary>Takes note of what happened to a transfer.</summary>
    public void Note(TransferEvent transfer)
    {
        var number = long.Parse(transfer.Id, CultureInfo.InvariantCulture);
        if (transfer.Status == "running")
            _running[number] = transfer;
        else if (_running.Remove(number))
            _tenths.Remove(transfer.Id);
    }

    /// <summary>Whether a transfer has completed another tenth since this was last asked: often enough for a log.</summary>
    public bool IsTenth(TransferEvent transfer)
    {
        if (transfer.Size == 0)
            return false;
        var tenth = Percent(transfer) / 10;
        var before = _tenths.GetValueOrDefault(transfer.Id);
        _tenths[transfer.Id] = Math.Max(tenth, before);
        return tenth > before;
    }

    /// <summary>All that run, in one line of so many columns; empty when none does. Of several, each is told in few words rather than one in many.</summary>
    public string Line(int columns)
    {
        if (_running.Count == 0)
            return "";
        var line = $"* {string.Join(" | ", _running.Values.Select(Words))}";
        if (_running.Count > 1 && Columns.Of(line) > columns)
            line = $"* {ClientTexts.TransfersFew.With(string.Join(" | ", _running.Values.Select(FewWords)))}";
        return Columns.Cut(line, columns);
    }

    /// <summary>One transfer in words.</summary>
    public static string Words(TransferEvent transfer)
    {
        var text = transfer.IsUpload ? ClientTexts.TransferRunsTo : ClientTexts.TransferRunsFrom;
        var speed = transfer.Speed > 0 ? ClientTexts.TransferSpeed.With(ByteSize.Words(transfer.Speed), Left(transfer)) : "";
        return text.With(
            transfer.Id, TerminalText.Escape(transfer.File), TerminalText.Escape(transfer.Peer), Percent(transfer), ByteSize.Words(transfer.Bytes), ByteSize.Words(transfer.Size)) + speed;
    }

    private static string FewWords(TransferEvent transfer) => string.Create(
        CultureInfo.InvariantCulture, $"{transfer.Id} {Percent(transfer)} %{(transfer.Speed > 0 ? $", {Left(transfer)}" : "")}");

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
