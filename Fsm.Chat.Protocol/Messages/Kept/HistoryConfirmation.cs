using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>A message of the past.</summary>
/// <param name="Place">Its place in the conversation.</param>
/// <param name="At">When it was accepted, in milliseconds since 1970, UTC.</param>
/// <param name="IsOwn">Whether oneself has said it.</param>
/// <param name="Text">Its text; empty where its sender wished to be forgotten.</param>
public sealed record PastMessage(ulong Place, ulong At, bool IsOwn, string Text)
{
    /// <summary>Who has said it in a group; null for oneself, and for the other one of two.</summary>
    public string? From { get; init; }
}

/// <summary>
/// Server: what was kept of a conversation, the oldest first. Body: u64 the request's sequence, u16 status 0, u64 conversation, u8 whether there is more before it, u8
/// length, the other's proper name, u16 how many; for each u64 place, u64 milliseconds since 1970 (UTC), u8 who has said it (0 the other, 1 the asker, 2 whoever is
/// named by u8 length, name), u32 length, text.
/// </summary>
public readonly struct HistoryConfirmation : IMessage
{
    private const int SizeOfEmpty = 22;
    private const int SizeOfOne = 21;
    private const byte Own = 1;
    private const byte Named = 2;

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
    public int BodySize => SizeOf(Peer) + Messages.Sum(SizeOf);

    /// <summary>Bytes of a body without a message.</summary>
    public static int SizeOf(string peer) => SizeOfEmpty + Encoding.UTF8.GetByteCount(peer);

    /// <summary>Bytes of one message in it.</summary>
    public static int SizeOf(PastMessage message) => SizeOfOne + (message.From is { } from ? 1 + Encoding.UTF8.GetByteCount(from) : 0) + Encoding.UTF8.GetByteCount(message.Text);

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
        {
            var text = Encoding.UTF8.GetBytes(message.Text);
            writer.Write(message.Place);
            writer.Write(message.At);
            writer.Write((byte)(message.From is not null ? Named : message.IsOwn ? Own : 0));
            if (message.From is { } from)
                writer.WriteShortString(Encoding.UTF8.GetBytes(from));
            writer.Write((uint)text.Length);
            writer.Write(text);
        }
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
        while (messages.Count < count && !reader.Failed && TryReadOne(ref reader, out var one))
            messages.Add(one);
        message = new() { Request = request, Conversation = conversation, HasMore = hasMore, Peer = peer, Messages = messages };
        return !reader.Failed && isName && messages.Count == count;
    }

    private static bool TryReadOne(ref BodyReader reader, out PastMessage message)
    {
        var (place, at, by) = (reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadByte());
        message = new(place, at, by is not (0 or Named), "");
        if (by == Named)
        {
            if (!Utf8.TryDecode(reader.ReadShortString(), out var from))
                return false;
            message = message with { From = from };
        }

        var length = reader.ReadUInt32();
        if (length > int.MaxValue || !Utf8.TryDecode(reader.Take((int)length), out var text))
            return false;
        message = message with { Text = text };
        return true;
    }
}
