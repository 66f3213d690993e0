using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: the confirmation of an opened conversation, with the person's proper name and port, so that a client that knew only one of them knows both.
/// Body: u64 the request's sequence, u16 status 0, u8 length, name, u16 port.
/// </summary>
public readonly ref struct ConversationConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The other person's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Peer { get; init; }

    /// <summary>The other person's port.</summary>
    public ushort Port { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 8 + 2 + 1 + Peer.Length + 2;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.WriteShortString(Peer);
        writer.Write(Port);
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out ConversationConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        message = new() { Request = request, Peer = reader.ReadShortString(), Port = reader.ReadUInt16() };
        return !reader.Failed;
    }
}
