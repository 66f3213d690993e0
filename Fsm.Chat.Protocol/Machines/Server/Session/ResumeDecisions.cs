using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to answer a resume.</summary>
/// <param name="TokenKnown">Whether the token is that of a session that is not over.</param>
/// <param name="Acknowledged">What the client says it has handled.</param>
/// <param name="HandedOver">The highest number that was written to the session's links.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct ResumeFacts(bool TokenKnown, ulong Acknowledged, ulong HandedOver, bool ServerStopping);

/// <summary>Decides resumes, and what the loss of a link means to its session.</summary>
public static class ResumeDecisions
{
    /// <summary>What a resume means in the light of the facts.</summary>
    /// <returns>The trigger, with the answer of a refusal or the reason of a violation.</returns>
    public static (LinkTrigger Trigger, StatusCode Status, CloseReason Reason) Decide(in ResumeFacts facts) => facts switch
    {
        { ServerStopping: true } => (LinkTrigger.ConnectRefused, StatusCode.ServerStopping, CloseReason.ConnectRefused),
        { TokenKnown: false } => (LinkTrigger.ConnectRefused, StatusCode.UnknownSession, CloseReason.ConnectRefused),
        _ when facts.Acknowledged > facts.HandedOver => (LinkTrigger.ViolationFound, StatusCode.Ok, CloseReason.WrongAcknowledgement),
        _ => (LinkTrigger.ResumeGranted, StatusCode.Ok, CloseReason.None),
    };

    /// <summary>What a lost link means: without a window nobody is waited for.</summary>
    public static SessionTrigger DecideLost(Limits limits) =>
        limits.ResumeWindow > TimeSpan.Zero ? SessionTrigger.LinkInterrupted : SessionTrigger.LinkEnded;

    /// <summary>Where a session goes on.</summary>
    /// <param name="conversations">How many conversations it is in.</param>
    public static SessionTrigger DecideResumed(int conversations) => conversations > 0 ? SessionTrigger.ResumedChatting : SessionTrigger.ResumedIdle;
}
