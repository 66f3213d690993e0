namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know when a link was lost that carried a session.</summary>
/// <param name="IsPlaceFree">Whether fewer sessions of the link's address wait than may.</param>
/// <param name="HasPeerEnded">Whether its client had ended the link already when the server came to its first words.</param>
/// <param name="IsHeardOf">Whether its client has shown that it knows of the session: by asking for something, by acknowledging, or by coming back to it.</param>
public readonly record struct LossFacts(bool IsPlaceFree, bool HasPeerEnded, bool IsHeardOf);

/// <summary>Decides what the loss of a link means to its session, and what another link does.</summary>
public static class InterruptionDecisions
{
    /// <summary>
    /// What a lost link means: without a window nobody is waited for, no more sessions of one address wait than may, and whoever was gone before they were let in
    /// does not know that they were.
    /// </summary>
    public static SessionTrigger DecideLost(Limits limits, in LossFacts facts) => facts switch
    {
        _ when limits.ResumeWindow <= TimeSpan.Zero => SessionTrigger.LinkEnded,
        { IsPlaceFree: false } or { HasPeerEnded: true, IsHeardOf: false } => SessionTrigger.LinkEnded,
        _ => SessionTrigger.LinkInterrupted,
    };

    /// <summary>
    /// Whether a session gives way to whoever asks for its name. A client that was cut before it read its welcome has no token, and would wait for its own name.
    /// One that has said or acknowledged anything has the token, and keeps the name from everybody else at its address.
    /// </summary>
    /// <param name="state">Where the session is.</param>
    /// <param name="isHeardOf">Whether its client has shown that it knows of it.</param>
    /// <param name="fromThere">Whether the name is asked for from the address that its client had.</param>
    public static bool GivesWay(SessionState state, bool isHeardOf, bool fromThere) => state == SessionState.Interrupted && !isHeardOf && fromThere;

    /// <summary>Where a session goes on.</summary>
    /// <param name="conversations">How many conversations it is in.</param>
    public static SessionTrigger DecideResumed(int conversations) => conversations > 0 ? SessionTrigger.ResumedChatting : SessionTrigger.ResumedIdle;
}
