using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>
/// A message of the past. In a body: u64 place, u64 milliseconds since 1970 (UTC), u8 who has said it (0 the other, 1 the asker, 2 whoever is named by u8 length,
/// name), u32 length, text.
/// </summary>
/// <param name="Place">Its place in the conversation.</param>
/// <param name="At">When it was accepted, in milliseconds since 1970, UTC.</param>
/// <param name="IsOwn">Whether oneself has said it.</param>
/// <param name="Text">Its text; empty where it is not kept any more.</param>
public sealed record PastMessage(ulong Place, ulong At, bool IsOwn, string Text)
{
    private const int SizeOfEmpty = 21;
    private const byte Own = 1;
    private const byte Named = 2;

    /// <summary>Who has said it in a group; null for oneself, and for the other one of two.</summary>
    public string? From { get; init; }

    /// <summary>Its bytes in a body.</summary>
    public int Size => SizeOfEmpty + (From is not null ? 1 + Encoding.UTF8.GetByteCount(From) : 0) + Encoding.UTF8.GetByteCount(Text);

    /// <summary>Writes it into a body.</summary>
    public void WriteTo(ref BodyWriter writer)
    {
        var text = Encoding.UTF8.GetBytes(Text);
        writer.Write(Place);
        writer.Write(At);
        writer.Write(From is not null ? Named : IsOwn ? Own : (byte)0);
        if (From is not null)
            writer.WriteShortString(Encoding.UTF8.GetBytes(From));
        writer.Write((uint)text.Length);
        writer.Write(text);
    }

    /// <summary>Reads one out of a body.</summary>
    /// <returns>Whether its texts were there and are UTF-8.</returns>
    public static bool TryRead(ref BodyReader reader, out PastMessage message)
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
