using System.Globalization;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Texts;

/// <summary>The word for a state, as a person reads it in a list. Where <c>--json</c> has a word for it, the English one is the same.</summary>
internal static class StateWords
{
    /// <summary>Why a state may last, or what it waits for.</summary>
    /// <param name="machine">The machine, as the rules name it.</param>
    /// <param name="state">The state, as the rules name it.</param>
    public static string Lasts(string machine, string state) => ClientTexts.ResourceManager.GetString($"Lasts{machine}{state}", CultureInfo.CurrentUICulture)!;

    /// <summary>The word for a state of any machine; null where there is none.</summary>
    public static string? OfAny(Enum state) => state switch
    {
        UserState user => Of(user),
        UploadState upload => Of(upload),
        DownloadState download => Of(download),
        _ => null,
    };

    /// <summary>The same as a name: in English it is that of the rules.</summary>
    public static string Named(UserState state) => string.Concat(char.ToUpperInvariant(Of(state)[0]).ToString(), Of(state).AsSpan(1));

    /// <summary>Where one is with a server.</summary>
    public static string Of(UserState state) => state switch
    {
        UserState.Disconnected => ClientTexts.StateDisconnected,
        UserState.Connecting => ClientTexts.StateConnecting,
        UserState.Connected => ClientTexts.StateConnected,
        UserState.Chatting => ClientTexts.StateChatting,
        UserState.Reconnecting => ClientTexts.StateReconnecting,
        UserState.AwaitingServer => ClientTexts.StateAwaitingServer,
        UserState.Renewing => ClientTexts.StateRenewing,
        UserState.Resuming => ClientTexts.StateResuming,
        _ => ClientTexts.StateDisconnecting,
    };

    /// <summary>Where a transfer is that one sends; null when it is over, and its outcome says more.</summary>
    public static string? Of(UploadState state) => state switch
    {
        UploadState.Beginning => ClientTexts.TransferBeginning,
        UploadState.Examining => ClientTexts.TransferExamining,
        UploadState.Offering => ClientTexts.TransferOffering,
        UploadState.Postponed => ClientTexts.TransferPostponed,
        UploadState.Offered => ClientTexts.TransferIsOffered,
        UploadState.Waiting => ClientTexts.TransferWaiting,
        UploadState.Attaching => ClientTexts.TransferAttaching,
        UploadState.Streaming => ClientTexts.TransferRunning,
        UploadState.Verifying => ClientTexts.TransferVerifying,
        UploadState.Unattached => ClientTexts.TransferUnattached,
        _ => null,
    };

    /// <summary>Where a transfer is that one receives; null when it is over.</summary>
    public static string? Of(DownloadState state) => state switch
    {
        DownloadState.Beginning => ClientTexts.TransferBeginning,
        DownloadState.Offered => ClientTexts.TransferIsOffered,
        DownloadState.Preparing => ClientTexts.TransferPreparing,
        DownloadState.Waiting => ClientTexts.TransferWaiting,
        DownloadState.Attaching => ClientTexts.TransferAttaching,
        DownloadState.Streaming => ClientTexts.TransferRunning,
        DownloadState.Verifying => ClientTexts.TransferVerifying,
        DownloadState.Unattached => ClientTexts.TransferUnattached,
        DownloadState.Interrupted => ClientTexts.TransferInterrupted,
        _ => null,
    };
}
