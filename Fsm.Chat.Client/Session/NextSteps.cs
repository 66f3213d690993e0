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
        StatusCode.NotMember or StatusCode.TooManyGroups => ClientTexts.NextGroups,
        StatusCode.NotOwner => ClientTexts.NextOwner,
        StatusCode.NoSuchRequest => ClientTexts.NextRequests,
        StatusCode.NoSuchTransfer => ClientTexts.NextTransfers,
        StatusCode.TextTooLong => ClientTexts.NextInParts,
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
        _ => ClientTexts.NextConnectAgain,
    };

    /// <summary>The next step after a connection that was lost.</summary>
    public static string AfterLost(CloseReason reason, ServerSession server) => (reason, server) switch
    {
        (CloseReason.TlsRequired, _) => ClientTexts.NextConnectTls.With(server.Endpoint.Authority),
        (CloseReason.PeerLost, { Endpoint.IsTls: false, Session: null }) => ClientTexts.NextConnectAgainTls.With(server.Endpoint.Authority),
        _ => ClientTexts.NextConnectAgain,
    };
}
