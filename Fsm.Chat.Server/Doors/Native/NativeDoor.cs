using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>The door of our own clients: frames with numbers.</summary>
public sealed class NativeDoor : IDoor
{
    private static readonly NativeDoor Instance = new();

    private NativeDoor()
    {
    }

    /// <summary>A connection was accepted by the endpoint of our own clients.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="port">Its socket.</param>
    /// <param name="address">The peer's address.</param>
    /// <param name="peerPort">The peer's port.</param>
    /// <param name="server">Our own address on it.</param>
    public static HubLink Open(ChatHub hub, IServerLinkPort port, HostAddress address, ushort peerPort, HostAddress server) =>
        hub.Open(Instance, port, address, peerPort, server);

    IDoorway IDoor.Open(HubLink link, IEntrance hub) => new NativeDoorway(link, hub);
}

/// <summary>Close announcements to peers that the hub has not heard of.</summary>
internal static class CloseFrames
{
    /// <summary>The whole frame.</summary>
    public static byte[] Of(CloseReason reason)
    {
        var announcement = new CloseAnnouncement(reason);
        var frame = new byte[FrameWriter.SizeOf(announcement)];
        FrameWriter.Write(frame, announcement, new(FrameOrigin.Server, default, 0, 0, 0), sequence: 0);
        return frame;
    }
}
