using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Both.Link;

/// <summary>What the server has to know to decide whether a link becomes a file link.</summary>
/// <param name="Attaching">Whether there is such a transfer, and it waits for its file links.</param>
/// <param name="TokenFits">Whether the token is that of one of its sides, and was not used.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct AttachFacts(bool Attaching, bool TokenFits, bool ServerStopping);

/// <summary>Decides attachments of file links.</summary>
public static class AttachDecisions
{
    /// <summary>What an attachment means in the light of the facts. Whoever guesses learns nothing: every wrong one has the same answer.</summary>
    public static (LinkTrigger Trigger, StatusCode Status) Decide(in AttachFacts facts) => facts switch
    {
        { ServerStopping: true } => (LinkTrigger.AttachRefused, StatusCode.ServerStopping),
        { Attaching: true, TokenFits: true } => (LinkTrigger.AttachGranted, StatusCode.Ok),
        _ => (LinkTrigger.AttachRefused, StatusCode.UnknownToken),
    };
}
