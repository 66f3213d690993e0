using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to a link: a case for each family of triggers.</summary>
internal abstract record LinkHappened
{
    /// <summary>The trigger says everything, or how the link ends.</summary>
    /// <param name="Reason">Why it ends, if it does.</param>
    public sealed record Plain(CloseReason Reason) : LinkHappened;

    /// <summary>The server granted the connect.</summary>
    /// <param name="Greeting">What it said.</param>
    /// <param name="Acknowledged">The highest number that it had handled.</param>
    public sealed record Granted(Greeting Greeting, ulong Acknowledged) : LinkHappened;

    /// <summary>What is known of a trigger that nobody has said more about.</summary>
    public static LinkHappened Of(LinkTrigger trigger) => new Plain(CloseReasons.Of(trigger));
}
