using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>Decides what attempts to connect, their answers and their ends mean to oneself on a server.</summary>
public static class ConnectionDecisions
{
    /// <summary>What a wish to connect means: an earlier client may have left a session to go on with.</summary>
    /// <param name="hasSession">Whether one has.</param>
    /// <param name="retries">Whether an attempt that fails is to be repeated.</param>
    public static UserTrigger DecideConnecting(bool hasSession, bool retries) =>
        hasSession ? UserTrigger.ResumeTyped : retries ? UserTrigger.PersistentConnectTyped : UserTrigger.ConnectTyped;

    /// <summary>What an attempt to connect means that failed.</summary>
    public static UserTrigger DecideDial(bool isRefused) => isRefused ? UserTrigger.DialRefused : UserTrigger.DialFailed;

    /// <summary>What a granted connect means to the user.</summary>
    /// <param name="resumes">Whether it gave a session back.</param>
    /// <param name="isTalking">Whether typed text went to somebody before, which stays as it was.</param>
    public static UserTrigger DecideGranted(bool resumes, bool isTalking) => (resumes, isTalking) switch
    {
        (true, false) => UserTrigger.ResumeConfirmed,
        (true, true) => UserTrigger.ResumeConfirmedChatting,
        (false, false) => UserTrigger.ConnectConfirmed,
        (false, true) => UserTrigger.ConnectConfirmedChatting,
    };

    /// <summary>What a refused connect means to the user.</summary>
    /// <param name="status">Why.</param>
    /// <param name="resumes">Whether a session was asked for that there was: of a new one it can mean nothing that it is not known.</param>
    /// <param name="isPostponed">Whether it may be granted later.</param>
    public static UserTrigger DecideRefused(StatusCode status, bool resumes, bool isPostponed) => status switch
    {
        StatusCode.UnknownSession when resumes => UserTrigger.ResumeRefused,
        _ when isPostponed => UserTrigger.ConnectPostponed,
        _ => UserTrigger.ConnectRefused,
    };

    /// <summary>What it means to the user that a link has ended on which the session cannot go on, or never was.</summary>
    public static UserTrigger DecideEnded(CloseReason reason) => reason switch
    {
        CloseReason.ServerStopping => UserTrigger.ServerStopped,
        CloseReason.Forgotten => UserTrigger.AccountForgotten,
        CloseReason.PeerLost or CloseReason.PeerTimeout or CloseReason.WriteStalled or CloseReason.FrameStalled
            or CloseReason.ConnectTimeout or CloseReason.ServerFull or CloseReason.Unreachable => UserTrigger.LinkInterrupted,
        _ => UserTrigger.LinkLost,
    };
}
