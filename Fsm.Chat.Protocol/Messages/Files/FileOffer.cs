using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Client: offer a file to a person or a group. Body: u8 1, u8 length, destination's name, u64 size, u16 length, file name. A destination port in the
/// header narrows a person down, or stands for them when there is no name. Answered by an <see cref="OfferConfirmation"/>.
/// </summary>
public readonly ref struct FileOffer : IMessage
{
    /// <summary>The name of the person or the group in UTF-8; empty when the port says who.</summary>
    public ReadOnlySpan<byte> Destination { get; init; }

    /// <summary>Bytes of the file.</summary>
    public ulong Length { get; init; }

    /// <summary>The file's name in UTF-8, without any folder.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 12 + Destination.Length + Name.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.Offer);
        writer.WriteShortString(Destination);
        writer.Write(Length);
        writer.WriteString(Name);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileOffer message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Destination = reader.ReadShortString(), Length = reader.ReadUInt64(), Name = reader.ReadString() };
        return !reader.Failed && kind == FileRequestKind.Offer;
    }
}
