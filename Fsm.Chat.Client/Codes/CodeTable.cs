using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using static Fsm.Chat.Client.Texts.ClientTexts;

namespace Fsm.Chat.Client.Codes;

/// <summary>What a client says and does about each code. A code that is not listed has its words, and nothing that is special.</summary>
internal static class CodeTable
{
    private static readonly CodeRow[] Rows =
    [
        // connecting
        new(StatusCode.NameInvalid) { Next = nameof(NextAnotherName), NextOfConnect = nameof(NextConnectName) },
        new(StatusCode.NameTaken) { Next = nameof(NextAnotherName), NextOfConnect = nameof(NextConnectName), NextOfScript = nameof(OneShotNameTakenNext) },
        new(StatusCode.ServerFull) { NextOfConnect = nameof(NextWaitThenConnect), Postpones = true },
        new(StatusCode.PasswordWrong) { NextOfConnect = nameof(NextPasswordFile), ErrorTellsScript = true },
        new(StatusCode.ServerStopping)
        {
            Next = nameof(NextWaitThenConnect), NextOfConnect = nameof(NextWaitThenConnect), NextOfUpload = nameof(NextConnectAndResume), NextOfScript = nameof(OneShotLaterNext),
            Postpones = true,
        },
        new(StatusCode.UnknownSession) { Exit = ExitDecisions.LinkLost },
        new(StatusCode.TooManyTries) { NextOfConnect = nameof(NextWaitAMinute), NextOfScript = nameof(OneShotTooManyTriesNext), Postpones = true },
        new(StatusCode.TooManyNames) { NextOfConnect = nameof(NextWaitAMinute), NextOfScript = nameof(OneShotTooManyTriesNext), Postpones = true },

        // whose a name is
        new(StatusCode.NameRegistered) { Next = nameof(NextAnotherName), NextOfConnect = nameof(NextNameOrCode), NextOfScript = nameof(OneShotNameRegisteredNext) },
        new(StatusCode.CodeWrong) { NextOfConnect = nameof(NextNewCode), NextOfScript = nameof(OneShotNewCodeNext) },
        new(StatusCode.KeyMissing) { Next = nameof(NextShowKey) },
        new(StatusCode.AlreadyRegistered) { Next = nameof(NextKeys) },
        new(StatusCode.NothingKept) { Next = nameof(NextUsers) },
        new(StatusCode.WordsInvalid) { Next = nameof(NextSearch) },
        new(StatusCode.NotRegistered) { Next = nameof(NextRegister) },
        new(StatusCode.CannotStore) { Next = nameof(NextTryAgain), NextOfConnect = nameof(NextWaitThenConnect), NextOfScript = nameof(OneShotLaterNext) },
        new(StatusCode.RegistrationClosed) { Next = nameof(NextAskOperator) },
        new(StatusCode.UnknownKey) { Next = nameof(NextKeys) },
        new(StatusCode.LastKey) { Next = nameof(NextAddKeyFirst) },
        new(StatusCode.TooManyKeys) { Next = nameof(NextRemoveKey) },
        new(StatusCode.TooManyRegistrations) { Next = nameof(NextRegisterLater) },

        new(LocalCode.AlreadyConnected) { Next = nameof(NextDisconnectFirst) },
        new(LocalCode.NotConnected) { Next = nameof(NextConnectAddress), NextOfUpload = nameof(NextConnectAndResume), Exit = ExitDecisions.LinkLost },
        new(LocalCode.Reconnecting) { Next = nameof(NextWaitOrDisconnect), Exit = ExitDecisions.LinkLost },
        new(LocalCode.ServerUnreachable) { NextOfScript = nameof(OneShotUnreachableNext), Exit = ExitDecisions.LinkLost },
        new(LocalCode.CertificateChanged) { ErrorTellsScript = true, Exit = ExitDecisions.LinkLost },
        new(LocalCode.CertificateUnexpected) { ErrorTellsScript = true, Exit = ExitDecisions.LinkLost },
        new(LocalCode.CertificateUnknown) { ErrorTellsScript = true, Exit = ExitDecisions.LinkLost },
        new(LocalCode.CertificateUntrusted) { ErrorTellsScript = true, Exit = ExitDecisions.LinkLost },
        new(LocalCode.KeyUnusable) { ErrorTellsScript = true, Exit = ExitDecisions.LinkLost },

        // people and texts
        new(StatusCode.UnknownRecipient) { Next = nameof(NextUsers), NextOfUpload = nameof(NextUsers), NextOfScript = nameof(OneShotUnknownRecipientNext) },
        new(StatusCode.RecipientIsSelf) { Next = nameof(NextUsers), NextOfUpload = nameof(NextUsers), NextOfScript = nameof(OneShotUnknownRecipientNext) },
        new(StatusCode.RecipientAmbiguous) { Next = nameof(NextChatName), NextOfUpload = nameof(NextChatName), NextOfScript = nameof(OneShotUnknownRecipientNext) },
        new(StatusCode.RecipientBusy) { Next = nameof(NextTryAgain), NextOfUpload = nameof(NextWaitAndResume), NextOfScript = nameof(OneShotLaterNext) },
        new(StatusCode.RecipientGone) { NextOfScript = nameof(OneShotLaterNext) },
        new(StatusCode.Ignored) { Next = nameof(NextLeaveThem), NextOfUpload = nameof(NextLeaveThem), NextOfScript = nameof(NextLeaveThem) },
        new(StatusCode.NotIgnored) { Next = nameof(NextIgnored) },
        new(StatusCode.TooManyIgnored) { Next = nameof(NextUnignore) },
        new(LocalCode.ServerCannot) { Next = nameof(NextOtherServer) },
        new(StatusCode.ServerBusy) { Next = nameof(NextTryAgain), NextOfConnect = nameof(NextWaitThenConnect), NextOfScript = nameof(OneShotLaterNext), Postpones = true },
        new(StatusCode.TextTooLong) { Next = nameof(NextInParts), NextOfScript = nameof(OneShotTextTooLongNext) },
        new(StatusCode.TextEmpty) { Next = nameof(NextWriteText) },
        new(StatusCode.NotInConversation) { Next = nameof(NextChatName) },
        new(LocalCode.ConversationEnded) { Next = nameof(NextQuitOrChat) },
        new(LocalCode.NoTarget) { Next = nameof(NextChatOrChat2) },
        new(LocalCode.NotSent) { Exit = ExitDecisions.LinkLost },

        // groups
        new(StatusCode.NobodyThere) { Next = nameof(NextInvite), NextOfUpload = nameof(NextInvite) },
        new(StatusCode.NotMember) { Next = nameof(NextGroups), NextOfUpload = nameof(NextGroups), NextOfScript = nameof(OneShotNotMemberNext) },
        new(StatusCode.NotOwner) { Next = nameof(NextOwner) },
        new(StatusCode.AlreadyMember) { Next = nameof(NextListMembers) },
        new(StatusCode.AlreadyInvited) { Next = nameof(NextWaitForAnswer) },
        new(StatusCode.NotInvited) { Next = nameof(NextAskForInvitation) },
        new(StatusCode.TooManyGroups) { Next = nameof(NextMakeRoom) },
        new(StatusCode.GroupFull) { Next = nameof(NextAnotherGroup) },

        // files
        new(LocalCode.NoSuchFile) { NextOfUpload = nameof(NextOtherPath) },
        new(LocalCode.NotAFile) { NextOfUpload = nameof(NextOtherPath) },
        new(StatusCode.FileUnreadable) { NextOfUpload = nameof(NextOtherPath) },
        new(StatusCode.FileNameInvalid) { NextOfUpload = nameof(NextOtherPath) },
        new(StatusCode.FileUnwritable) { NextOfUpload = nameof(NextTellAndResume), NextOfDownload = nameof(NextRoomAndAsk) },
        new(StatusCode.DiskFull) { NextOfUpload = nameof(NextTellAndResume), NextOfDownload = nameof(NextRoomAndAsk) },
        new(StatusCode.TooManyTransfers) { NextOfUpload = nameof(NextWaitAndResume) },
        new(StatusCode.NotAttached) { Exit = ExitDecisions.LinkLost },
        new(LocalCode.NoSuchTransfer) { Next = nameof(NextTransfers) },

        // lines and answers
        new(LocalCode.LineUnreadable) { ErrorTellsScript = true },
        new(LocalCode.NothingAsked) { Next = nameof(NextWhenAsked) },
        new(LocalCode.NoSuchRequest) { Next = nameof(NextRequests) },
        new(LocalCode.NotPermittedNow) { Next = nameof(NextCommands) },
        new(LocalCode.NoAnswer) { Next = nameof(NextTryAgain), NextOfScript = nameof(OneShotLaterNext), Exit = ExitDecisions.TimedOut },
        new(LocalCode.NoOutcome) { NextOfScript = nameof(OneShotLaterNext), Exit = ExitDecisions.TimedOut },
        new(LocalCode.VerdictsStalled) { Exit = ExitDecisions.TimedOut },
        new(LocalCode.TimedOut) { NextOfScript = nameof(OneShotTimedOutNext) },
        new(LocalCode.Interrupted) { NextOfScript = nameof(OneShotInterruptedNext) },
        new(LocalCode.OutputUnwritable) { NextOfScript = nameof(NextOutput), Exit = ExitDecisions.OutputLost },
        new(LocalCode.InternalError) { ErrorTellsScript = true, Exit = ExitDecisions.LinkLost },
    ];

    private static readonly Dictionary<Code, CodeRow> ByCode = Rows.ToDictionary(row => row.Code);
    private static readonly Dictionary<string, CodeRow> ByName = Rows.ToDictionary(row => row.Code.Name);

    /// <summary>The row of a code.</summary>
    public static CodeRow Of(Code code) => ByCode.TryGetValue(code, out var row) ? row : new(code);

    /// <summary>The row of a code that was told already, by its name; null for a name that has no row.</summary>
    public static CodeRow? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>What a code means, in one clause and in the language of whoever sits here.</summary>
    public static string Explain(this Code code) => Of(code).Words;
}
