namespace Fsm.Chat.Protocol;

/// <summary>How many transfers a person may have, and how long one may stand still. Each bound is off with 0.</summary>
public sealed record TransferLimits
{
    /// <summary>Transfers of one person, in either role, whose contents may be on their way at once; the rest wait.</summary>
    public int Running { get; init; } = Limits.RunningTransfers;

    /// <summary>Transfers that one person may have open as their sender.</summary>
    public int OpenUploads { get; init; } = Limits.OpenUploads;

    /// <summary>Transfers that one person may have open as their receiver, offers included.</summary>
    public int OpenDownloads { get; init; } = Limits.OpenDownloads;

    /// <summary>How long no byte of a running transfer may move, and how long its end may take after a file link is over.</summary>
    public TimeSpan Stall { get; init; } = Limits.TransferStall;

    /// <summary>
    /// Whether a person has as many transfers open as their receiver as they may, or one sender more of them than are free for all others.
    /// </summary>
    /// <param name="open">How many they have.</param>
    /// <param name="ofSender">How many of those are one sender's.</param>
    public bool IsReceiverAtLimit(int open, int ofSender) => OpenDownloads > 0 && (open >= OpenDownloads || ofSender > OpenDownloads - open);
}
