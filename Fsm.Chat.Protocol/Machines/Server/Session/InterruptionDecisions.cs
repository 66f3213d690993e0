namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>Decides what the loss of a link means to its session, and what another link does.</summary>
public static class InterruptionDecisions
{
    /// <summary>What a lost link means: without a window nobody is waited for, and no more sessions of one address wait than may.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="isNotAwaited">Whether as many sessions of the link's address wait as may, or its client was gone before it was let in.</param>
    public static SessionTrigger DecideLost(Limits limits, bool isNotAwaited = false) =>
        limits.ResumeWindow > TimeSpan.Zero && !isNotAwaited ? SessionTrigger.LinkInterrupted : SessionTrigger.LinkEnded;

    /// <summary>Where a session goes on.</summary>
    /// <param name="conversations">How many conversations it is in.</param>
    public static SessionTrigger DecideResumed(int conversations) => conversations > 0 ? SessionTrigger.ResumedChatting : SessionTrigger.ResumedIdle;
}
