using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: the last frame of this link, and why. Body: u16 reason, u16 length, text. It is of the link, not of the session, so its sequence is 0.
/// </summary>
public readonly struct CloseAnnouncement(CloseReason reason) : IMessage
{
    /// <summary>Why the link is closed.</summary>
    public CloseReason Reason => reason;

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.DisconnectRequest;

    /// <inheritdoc/>
    public int BodySize => 4 + Encoding.UTF8.GetByteCount(Reason.ExplainToPeer());

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((ushort)Reason);
        writer.WriteString(Encoding.UTF8.GetBytes(Reason.ExplainToPeer()));
    }

    /// <summary>Reads a body. The text is for programs that do not know the code; this one does.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out CloseAnnouncement message)
    {
        var reader = new BodyReader(body);
        message = new((CloseReason)reader.ReadUInt16());
        reader.ReadString();
        return !reader.Failed;
    }
}
