using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>How far a conversation that is kept was shown.</summary>
/// <param name="Place">The highest place.</param>
/// <param name="At">When what stands there was accepted, in milliseconds since 1970, UTC.</param>
public readonly record struct ShownPlace(ulong Place, ulong At);

/// <summary>Decides what a message means that is kept.</summary>
public static class KeptDecisions
{
    /// <summary>What it means that it came. It comes again when nobody could tell the server that it was shown.</summary>
    /// <param name="shown">How far its conversation was shown here; the default for not at all.</param>
    /// <param name="came">Where the message stands.</param>
    /// <remarks>A server that was started with another store counts from one again. What was accepted later is not what was shown, whatever its place.</remarks>
    public static UserTrigger Decide(ShownPlace shown, ShownPlace came) =>
        came.Place <= shown.Place && came.At <= shown.At ? UserTrigger.KnownMessageReceived : UserTrigger.MessageReceived;

    /// <summary>Whether a server may send what this action carries: it knows it, and was asked for it.</summary>
    /// <param name="action">The action of a frame.</param>
    /// <param name="isKeeping">Whether the server has granted it for two people.</param>
    /// <param name="isKeepingGroups">Whether the server has granted it for groups.</param>
    public static bool MaySend(FrameAction action, bool isKeeping, bool isKeepingGroups) => action switch
    {
        FrameAction.KeptMessage or FrameAction.DeliveryNews => isKeeping,
        FrameAction.KeptGroupMessage => isKeepingGroups,
        _ => true,
    };
}
