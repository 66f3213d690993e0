using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>
/// Server: kept messages that an earlier session of this person has sent, or an earlier program of theirs, are delivered now. Body: u32 how many more than was told, u8
/// length, name of whoever has got them.
/// </summary>
public readonly ref struct DeliveryNews : IMessage
{
    /// <summary>How many.</summary>
    public uint Count { get; init; }

    /// <summary>The recipient's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Recipient { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.DeliveryNews;

    /// <inheritdoc/>
    public int BodySize => 5 + Recipient.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Count);
        writer.WriteShortString(Recipient);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and say something.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out DeliveryNews message)
    {
        var reader = new BodyReader(body);
        message = new() { Count = reader.ReadUInt32(), Recipient = reader.ReadShortString() };
        return !reader.Failed && message is { Count: > 0, Recipient.IsEmpty: false };
    }
}
