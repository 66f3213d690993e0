using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>What happened to somebody.</summary>
public enum PresenceChange : byte
{
    /// <summary>A person's session has ended.</summary>
    Gone = 1,

    /// <summary>The server is stopping: it takes no new message, and closes when the accepted ones have their verdicts.</summary>
    ServerStopping = 2,

    /// <summary>A person's link is lost; the session waits for another one.</summary>
    Interrupted = 3,

    /// <summary>A person whose link was lost is back.</summary>
    Back = 4,
}

/// <summary>Server: something happened to a person you have to do with, or to the server. Body: u8 change, u8 length, name, u16 close reason.</summary>
public readonly ref struct PresenceNotice : IMessage
{
    /// <summary>What happened.</summary>
    public PresenceChange Change { get; init; }

    /// <summary>Whom it happened to, in UTF-8; empty for the server.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Why.</summary>
    public CloseReason Reason { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Presence;

    /// <inheritdoc/>
    public int BodySize => 4 + Name.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Change);
        writer.WriteShortString(Name);
        writer.Write((ushort)Reason);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out PresenceNotice message)
    {
        var reader = new BodyReader(body);
        message = new() { Change = (PresenceChange)reader.ReadByte(), Name = reader.ReadShortString(), Reason = (CloseReason)reader.ReadUInt16() };
        return !reader.Failed;
    }
}
