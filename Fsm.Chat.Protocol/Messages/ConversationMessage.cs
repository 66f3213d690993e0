using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>What a client or a server says of a conversation.</summary>
public enum ConversationChange : byte
{
    /// <summary>It is opened.</summary>
    Open = 1,

    /// <summary>It is left.</summary>
    Leave = 2,
}

/// <summary>
/// Client: open or leave the conversation with a person. Server: that person opened or left the conversation with you.
/// Body: u8 change, u8 length, name. A client that names a destination port in the header means the person of that name *and* that port.
/// </summary>
public readonly ref struct ConversationMessage : IMessage
{
    /// <summary>What happens to the conversation.</summary>
    public ConversationChange Change { get; init; }

    /// <summary>The other person's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Peer { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Conversation;

    /// <inheritdoc/>
    public int BodySize => 2 + Peer.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Change);
        writer.WriteShortString(Peer);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and the change has a meaning.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out ConversationMessage message)
    {
        var reader = new BodyReader(body);
        message = new() { Change = (ConversationChange)reader.ReadByte(), Peer = reader.ReadShortString() };
        return !reader.Failed && Enum.IsDefined(message.Change);
    }
}
