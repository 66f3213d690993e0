using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>What a client or a server says of a conversation.</summary>
public enum ConversationChange : byte
{
    /// <summary>It is opened.</summary>
    Open = 1,

    /// <summary>It is left.</summary>
    Leave = 2,

    /// <summary>Only a server says it: it is over for whoever is told, because the other person takes nothing from them any more.</summary>
    End = 3,
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

/// <summary>
/// Server: the confirmation of an opened conversation, with the person's proper name and port, so that a client that knew only one of them knows both.
/// Body: u64 the request's sequence, u16 status 0, u8 length, name, u16 port; then, where what is said in it is kept, u8 1.
/// </summary>
public readonly ref struct ConversationConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The other person's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Peer { get; init; }

    /// <summary>The other person's port.</summary>
    public ushort Port { get; init; }

    /// <summary>Whether a message in it is accepted when it is on the server's disk, and not before.</summary>
    public bool IsKept { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 8 + 2 + 1 + Peer.Length + 2 + (IsKept ? 1 : 0);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.WriteShortString(Peer);
        writer.Write(Port);
        if (IsKept)
            writer.Write((byte)1);
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out ConversationConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        message = new() { Request = request, Peer = reader.ReadShortString(), Port = reader.ReadUInt16(), IsKept = !reader.IsAtEnd && reader.ReadByte() == 1 };
        return !reader.Failed;
    }
}
