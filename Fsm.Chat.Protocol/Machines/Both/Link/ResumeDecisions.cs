using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>What the server has to know to answer a resume.</summary>
/// <param name="TokenKnown">Whether the token is that of a session that is not over.</param>
/// <param name="Acknowledged">What the client says it has handled.</param>
/// <param name="HandedOver">The highest number that was written to the session's links.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct ResumeFacts(bool TokenKnown, ulong Acknowledged, ulong HandedOver, bool ServerStopping)
{
    /// <summary>Whether the session came in by another kind of door, whose grammar is not spoken here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether the client has ended this link already: the server comes to its first words late.</summary>
    public bool HasPeerEnded { get; init; }

    /// <summary>Whether another link carries the session now.</summary>
    public bool IsCarried { get; init; }

    /// <summary>Whether the session was resumed as often lately as may be.</summary>
    public bool UsedUp { get; init; }

    /// <summary>Whether something of the session is being written down, so that it is not known yet up to where it has handled what the client sent.</summary>
    public bool IsSettling { get; init; }
}

/// <summary>Decides resumes.</summary>
public static class ResumeDecisions
{
    /// <summary>
    /// What a resume means in the light of the facts. An attempt that was given up never replaces a newer one. A stopping server takes nobody new, but whoever was
    /// away may still fetch what waits for them. A session that is resumed too often stays as it is: its client tries again, and nobody else is kept from anything.
    /// While a message is being written down nobody can be told what is handled: a client that was started anew would give its number to another text.
    /// </summary>
    /// <returns>The trigger, with the answer of a refusal or the reason of a violation.</returns>
    public static (LinkTrigger Trigger, StatusCode Status, CloseReason Reason) Decide(in ResumeFacts facts) => facts switch
    {
        { TokenKnown: false, ServerStopping: true } => (LinkTrigger.ConnectRefused, StatusCode.ServerStopping, CloseReason.ConnectRefused),
        { TokenKnown: false, IsSettling: true } => (LinkTrigger.ConnectRefused, StatusCode.ServerBusy, CloseReason.ConnectRefused),
        { TokenKnown: false } or { IsElsewhere: true } => (LinkTrigger.ConnectRefused, StatusCode.UnknownSession, CloseReason.ConnectRefused),
        { HasPeerEnded: true, IsCarried: true } => (LinkTrigger.CloseRequested, StatusCode.Ok, CloseReason.PeerLost),
        { IsSettling: true } => (LinkTrigger.ConnectRefused, StatusCode.ServerBusy, CloseReason.ConnectRefused),
        { UsedUp: true } => (LinkTrigger.ConnectRefused, StatusCode.TooManyNames, CloseReason.ConnectRefused),
        _ when facts.Acknowledged > facts.HandedOver => (LinkTrigger.ViolationFound, StatusCode.Ok, CloseReason.WrongAcknowledgement),
        _ => (LinkTrigger.ResumeGranted, StatusCode.Ok, CloseReason.None),
    };
}
