using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>What a person can do after a refusal; empty when there is nothing to suggest.</summary>
internal static class NextSteps
{
    /// <summary>The next step after a code.</summary>
    public static string After(StatusCode status) => status switch
    {
        StatusCode.NotConnected => "connect ADDRESS:PORT",
        StatusCode.AlreadyConnected => "disconnect first, or connect to another server",
        StatusCode.NoTarget => "chat NAME, or chat2",
        StatusCode.ConversationEnded => "type quit, or /chat NAME",
        StatusCode.UnknownRecipient or StatusCode.RecipientIsSelf => "/users lists who is connected",
        StatusCode.RecipientAmbiguous => "chat NAME",
        StatusCode.NameInvalid or StatusCode.NameTaken => "choose another name",
        StatusCode.NotMember or StatusCode.TooManyGroups => "/groups lists your groups",
        StatusCode.NotOwner => "/groups says who owns it",
        StatusCode.NoSuchRequest => "/transfers lists the files; invitations are named by their group",
        StatusCode.NoSuchTransfer => "/transfers lists them",
        StatusCode.TextTooLong => "send it in parts",
        StatusCode.NotPermittedNow => "/commands lists what is possible now",
        StatusCode.NoAnswer or StatusCode.RecipientBusy or StatusCode.ServerBusy => "try again",
        _ => "",
    };

    /// <summary>The next step after a refused connect.</summary>
    public static string AfterConnect(StatusCode status, string server) => status switch
    {
        StatusCode.NameTaken or StatusCode.NameInvalid => $"connect {server} NAME",
        StatusCode.PasswordWrong => "start with --password-file FILE: a password goes only to the servers that the program was started with",
        StatusCode.TooManyTries => "wait a minute, then connect",
        _ => "connect tries again",
    };

    /// <summary>The next step after a connection that was lost.</summary>
    public static string AfterLost(CloseReason reason, ServerSession server) => (reason, server) switch
    {
        (CloseReason.TlsRequired, _) => $"connect tls://{server.Endpoint.Authority}",
        (CloseReason.PeerLost, { Endpoint.IsTls: false, Session: null }) => $"connect tries again; it may want TLS: connect tls://{server.Endpoint.Authority}",
        _ => "connect tries again",
    };
}
