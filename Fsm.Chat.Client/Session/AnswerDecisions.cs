using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Decides what a server's answers mean to whoever asked. What does not depend on what this client asked is decided beside the machines.</summary>
internal static class AnswerDecisions
{
    /// <summary>What the answer to a request means to the user. Leave that was taken is taken, whatever the server thinks of it.</summary>
    public static UserTrigger Decide(RequestKind kind) =>
        kind == RequestKind.Disconnect ? UserTrigger.DisconnectConfirmed : UserTrigger.ConfirmationReceived;

    /// <summary>What the answer to a request about a conversation means to it.</summary>
    /// <param name="kind">Which request.</param>
    /// <param name="code">The answer.</param>
    /// <param name="purpose">What the conversation was to be opened for.</param>
    /// <param name="asked">How often the server was asked. Somebody for whom something is kept may come back to a server that was restarted later than oneself.</param>
    /// <param name="isAway">Whether it is with somebody who is away.</param>
    public static ConversationTrigger Decide(RequestKind kind, Code code, OpenPurpose purpose, int asked, bool isAway) => (kind, code.IsOk) switch
    {
        (RequestKind.Leave, _) => ConversationTrigger.LeaveAnswered,
        (_, true) when isAway => ConversationTrigger.OpenConfirmedAway,
        (_, true) => ConversationTrigger.OpenConfirmed,
        _ when code == StatusCode.UnknownRecipient && purpose == OpenPurpose.Kept && asked < Limits.AskedForKept => ConversationTrigger.OpenPostponed,
        _ => ConversationTrigger.OpenRefused,
    };

    /// <summary>Whether a text is kept for another try whose conversation was not opened. A line that names nobody who is there is a mistake, and is not.</summary>
    public static bool Keeps(OpenPurpose purpose) => purpose != OpenPurpose.Line;

    /// <summary>What an answer means that nobody waits for.</summary>
    /// <param name="request">What it answers.</param>
    /// <param name="earlierUpTo">Up to which number an earlier client asked: it was killed before it had shown the answer, and waits for it no more.</param>
    public static CloseReason DecideUnasked(ulong request, ulong earlierUpTo) => request <= earlierUpTo ? CloseReason.None : CloseReason.BadBody;
}
