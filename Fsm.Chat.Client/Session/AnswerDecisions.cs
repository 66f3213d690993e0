using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Decides what a server's answers mean.</summary>
internal static class AnswerDecisions
{
    /// <summary>What the answer to a connect request means to the link.</summary>
    public static LinkTrigger DecideConnect(StatusCode status) => status == StatusCode.Ok ? LinkTrigger.ConnectGranted : LinkTrigger.ConnectRefused;

    /// <summary>What a wish to connect means: an earlier client may have left a session to go on with.</summary>
    /// <param name="hasSession">Whether one has.</param>
    /// <param name="retries">Whether an attempt that fails is to be repeated.</param>
    public static UserTrigger DecideConnecting(bool hasSession, bool retries) =>
        hasSession ? UserTrigger.ResumeTyped : retries ? UserTrigger.PersistentConnectTyped : UserTrigger.ConnectTyped;

    /// <summary>What an attempt to connect means that failed.</summary>
    public static UserTrigger DecideDial(bool isRefused) => isRefused ? UserTrigger.DialRefused : UserTrigger.DialFailed;

    /// <summary>What a granted connect means to the user.</summary>
    /// <param name="resumes">Whether it gave a session back.</param>
    /// <param name="mode">Where typed text went before, which stays as it was.</param>
    public static UserTrigger DecideGranted(bool resumes, TypingMode mode) => (resumes, mode) switch
    {
        (true, TypingMode.Commands) => UserTrigger.ResumeConfirmed,
        (true, _) => UserTrigger.ResumeConfirmedChatting,
        (false, TypingMode.Commands) => UserTrigger.ConnectConfirmed,
        (false, _) => UserTrigger.ConnectConfirmedChatting,
    };

    /// <summary>What a refused connect means to the user.</summary>
    /// <param name="status">Why.</param>
    /// <param name="resumes">Whether a session was asked for that there was: of a new one it can mean nothing that it is not known.</param>
    public static UserTrigger DecideRefused(StatusCode status, bool resumes) => status switch
    {
        StatusCode.UnknownSession when resumes => UserTrigger.ResumeRefused,
        _ when CodeTable.Of(status).Postpones => UserTrigger.ConnectPostponed,
        _ => UserTrigger.ConnectRefused,
    };

    /// <summary>What it means to the user that a link has ended on which the session cannot go on, or never was.</summary>
    public static UserTrigger DecideEnded(CloseReason reason) => reason switch
    {
        CloseReason.ServerStopping => UserTrigger.ServerStopped,
        CloseReason.PeerLost or CloseReason.PeerTimeout or CloseReason.WriteStalled or CloseReason.FrameStalled
            or CloseReason.ConnectTimeout or CloseReason.ServerFull or CloseReason.Unreachable => UserTrigger.LinkInterrupted,
        _ => UserTrigger.LinkLost,
    };

    /// <summary>What an announced close means to the link: some reasons end the link alone.</summary>
    public static LinkTrigger DecideClose(CloseReason reason) => reason is CloseReason.PeerLost or CloseReason.FrameStalled
        ? LinkTrigger.LinkCloseReceived
        : LinkTrigger.CloseReceived;

    /// <summary>What the answer to a request means to the user. Leave that was taken is taken, whatever the server thinks of it.</summary>
    public static UserTrigger Decide(RequestKind kind) =>
        kind == RequestKind.Disconnect ? UserTrigger.DisconnectConfirmed : UserTrigger.ConfirmationReceived;

    /// <summary>What it means to a conversation that something happened to the other person; null when it happened to the server.</summary>
    public static ConversationTrigger? Decide(PresenceChange change) => change switch
    {
        PresenceChange.Gone => ConversationTrigger.PeerGone,
        PresenceChange.Interrupted => ConversationTrigger.PeerSuspended,
        PresenceChange.Back => ConversationTrigger.PeerResumed,
        _ => null,
    };

    /// <summary>What the answer to a request about a conversation means to it.</summary>
    /// <param name="kind">Which request.</param>
    /// <param name="code">The answer.</param>
    /// <param name="purpose">What the conversation was to be opened for.</param>
    /// <param name="asked">How often the server was asked. Somebody for whom something is kept may come back to a server that was restarted later than oneself.</param>
    public static ConversationTrigger Decide(RequestKind kind, Code code, OpenPurpose purpose, int asked) => (kind, code.IsOk) switch
    {
        (RequestKind.Leave, _) => ConversationTrigger.LeaveAnswered,
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
