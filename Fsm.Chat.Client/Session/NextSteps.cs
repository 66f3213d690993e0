using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session;

/// <summary>What a person can do after a refusal; empty when there is nothing to suggest.</summary>
internal static class NextSteps
{
    /// <summary>The next step after a code.</summary>
    public static string After(StatusCode status) => status switch
    {
        StatusCode.NotConnected => ClientTexts.NextConnectAddress,
        StatusCode.AlreadyConnected => ClientTexts.NextDisconnectFirst,
        StatusCode.NoTarget => ClientTexts.NextChatOrChat2,
        StatusCode.ConversationEnded => ClientTexts.NextQuitOrChat,
        StatusCode.UnknownRecipient or StatusCode.RecipientIsSelf => ClientTexts.NextUsers,
        StatusCode.RecipientAmbiguous => ClientTexts.NextChatName,
        StatusCode.NameInvalid or StatusCode.NameTaken => ClientTexts.NextAnotherName,
        StatusCode.NotInConversation => ClientTexts.NextChatName,
        StatusCode.NotMember => ClientTexts.NextGroups,
        StatusCode.TooManyGroups => ClientTexts.NextMakeRoom,
        StatusCode.GroupFull => ClientTexts.NextAnotherGroup,
        StatusCode.AlreadyMember => ClientTexts.NextListMembers,
        StatusCode.AlreadyInvited => ClientTexts.NextWaitForAnswer,
        StatusCode.NotInvited => ClientTexts.NextAskForInvitation,
        StatusCode.NobodyThere => ClientTexts.NextInvite,
        StatusCode.NotOwner => ClientTexts.NextOwner,
        StatusCode.NothingAsked => ClientTexts.NextWhenAsked,
        StatusCode.NoSuchRequest => ClientTexts.NextRequests,
        StatusCode.NoSuchTransfer => ClientTexts.NextTransfers,
        StatusCode.TextTooLong => ClientTexts.NextInParts,
        StatusCode.TextEmpty => ClientTexts.NextWriteText,
        StatusCode.ServerStopping => ClientTexts.NextWaitThenConnect,
        StatusCode.Reconnecting => ClientTexts.NextWaitOrDisconnect,
        StatusCode.NotPermittedNow => ClientTexts.NextCommands,
        StatusCode.NoAnswer or StatusCode.RecipientBusy or StatusCode.ServerBusy => ClientTexts.NextTryAgain,
        _ => "",
    };

    /// <summary>The next step after a refused connect.</summary>
    public static string AfterConnect(StatusCode status, string server) => status switch
    {
        StatusCode.NameTaken or StatusCode.NameInvalid => ClientTexts.NextConnectName.With(server),
        StatusCode.PasswordWrong => ClientTexts.NextPasswordFile,
        StatusCode.TooManyTries => ClientTexts.NextWaitAMinute,
        StatusCode.ServerFull or StatusCode.ServerStopping => ClientTexts.NextWaitThenConnect,
        _ => ClientTexts.NextConnectAgain,
    };

    /// <summary>The next step after a connection that was lost.</summary>
    public static string AfterLost(CloseReason reason, ClientUser server) => (reason, server) switch
    {
        (CloseReason.TlsRequired, _) => ClientTexts.NextConnectTls.With(server.Endpoint.Authority),
        (CloseReason.PeerLost, { Endpoint.IsTls: false, Session: null }) => ClientTexts.NextConnectAgainTls.With(server.Endpoint.Authority),
        _ => ClientTexts.NextConnectAgain,
    };

    /// <summary>The next step after a transfer that has failed.</summary>
    public static string AfterTransfer(TransferFacts facts) => facts.IsUpload ? AfterUpload(facts) : AfterDownload(facts);

    private static string AfterUpload(TransferFacts facts) => facts.Outcome switch
    {
        StatusCode.NoSuchFile or StatusCode.NotAFile or StatusCode.FileUnreadable or StatusCode.FileNameInvalid => ClientTexts.NextOtherPath,
        StatusCode.NotMember or StatusCode.NobodyThere or StatusCode.UnknownRecipient or StatusCode.RecipientAmbiguous or StatusCode.RecipientIsSelf => After(facts.Outcome),
        StatusCode.DiskFull or StatusCode.FileUnwritable => ClientTexts.NextTellAndResume.With(facts.Id, facts.Peer),
        StatusCode.TooManyTransfers or StatusCode.RecipientBusy => ClientTexts.NextWaitAndResume.With(facts.Id),
        StatusCode.NotConnected or StatusCode.ServerStopping => ClientTexts.NextConnectAndResume.With(facts.Id),
        _ => ClientTexts.NextResume.With(facts.Id),
    };

    private static string AfterDownload(TransferFacts facts) => facts.Outcome switch
    {
        StatusCode.DiskFull or StatusCode.FileUnwritable => ClientTexts.NextRoomAndAsk.With(facts.Peer),
        _ => ClientTexts.NextAskForOffer.With(facts.Peer),
    };
}
