using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>
/// Server: what was kept of a conversation, the oldest first. Body: u64 the request's sequence, u16 status 0, u64 conversation, u8 whether there is more before it, u8
/// length, the other's proper name, u16 how many, and each of them.
/// </summary>
public readonly struct HistoryConfirmation : IMessage
{
    private const int SizeOfEmpty = 22;

    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The number of the conversation.</summary>
    public ulong Conversation { get; init; }

    /// <summary>Whether there is more before the first of them.</summary>
    public bool HasMore { get; init; }

    /// <summary>The other's proper name.</summary>
    public required string Peer { get; init; }

    /// <summary>The messages, by rising places.</summary>
    public required IReadOnlyList<PastMessage> Messages { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => SizeOf(Peer) + Messages.Sum(message => message.Size);

    /// <summary>Bytes of a body without a message.</summary>
    public static int SizeOf(string peer) => SizeOfEmpty + Encoding.UTF8.GetByteCount(peer);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.Write(Conversation);
        writer.Write((byte)(HasMore ? 1 : 0));
        writer.WriteShortString(Encoding.UTF8.GetBytes(Peer));
        writer.Write((ushort)Messages.Count);
        foreach (var message in Messages)
            message.WriteTo(ref writer);
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there and all texts are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out HistoryConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        var (conversation, hasMore) = (reader.ReadUInt64(), reader.ReadByte() != 0);
        var isName = Utf8.TryDecode(reader.ReadShortString(), out var peer);
        var messages = new List<PastMessage>();
        var count = reader.ReadUInt16();
        while (messages.Count < count && !reader.Failed && PastMessage.TryRead(ref reader, out var one))
            messages.Add(one);
        message = new() { Request = request, Conversation = conversation, HasMore = hasMore, Peer = peer, Messages = messages };
        return !reader.Failed && isName && messages.Count == count;
    }
}
