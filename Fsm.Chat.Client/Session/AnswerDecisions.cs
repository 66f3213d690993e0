using Fsm.Chat.Protocol.Machines.Conversation;
using Fsm.Chat.Protocol.Machines.Link;
using Fsm.Chat.Protocol.Machines.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Decides what a server's answers mean.</summary>
internal static class AnswerDecisions
{
    /// <summary>What the answer to a connect request means to the link.</summary>
    public static LinkTrigger DecideConnect(StatusCode status) => status == StatusCode.Ok ? LinkTrigger.ConnectGranted : LinkTrigger.ConnectRefused;

    /// <summary>What the answer to a request means to the user. Leave that was taken is taken, whatever the server thinks of it.</summary>
    public static UserTrigger Decide(RequestKind kind) =>
        kind == RequestKind.Disconnect ? UserTrigger.DisconnectConfirmed : UserTrigger.ConfirmationReceived;

    /// <summary>What the answer to a request about a conversation means to it.</summary>
    public static ConversationTrigger Decide(RequestKind kind, StatusCode status) => (kind, status) switch
    {
        (RequestKind.Leave, _) => ConversationTrigger.LeaveAnswered,
        (_, StatusCode.Ok) => ConversationTrigger.OpenConfirmed,
        _ => ConversationTrigger.OpenRefused,
    };
}
