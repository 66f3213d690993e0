using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Doors.Native;

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
