using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to a conversation: a case for each family of triggers.</summary>
internal abstract record ConversationHappened
{
    /// <summary>The trigger says everything.</summary>
    public static readonly ConversationHappened Nothing = new Plain();

    /// <summary>The trigger says everything.</summary>
    public sealed record Plain : ConversationHappened;

    /// <summary>It may have to be opened.</summary>
    /// <param name="Purpose">What for.</param>
    public sealed record Wished(OpenPurpose Purpose) : ConversationHappened;

    /// <summary>The server opened it.</summary>
    /// <param name="Name">The other person's or the group's proper name.</param>
    /// <param name="Port">The person's port.</param>
    /// <param name="IsKept">Whether what is said in it is kept.</param>
    public sealed record Opened(string Name, ushort Port, bool IsKept = false) : ConversationHappened;

    /// <summary>It is not to be had any more.</summary>
    public sealed record Failed(Code Status) : ConversationHappened;

    /// <summary>The other person is gone.</summary>
    public sealed record PeerGone(CloseReason Reason) : ConversationHappened;
}
