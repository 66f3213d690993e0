using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

/// <summary>
/// Client: offer a file to a person or a group. Body: u8 1, u8 length, destination's name, u64 size, u16 length, file name, and if they are told u16 mode, u64 seconds of the last change. A destination port in the
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

    /// <summary>What else is told of the file.</summary>
    public FileTraits Traits { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.FileTransfer;

    /// <inheritdoc/>
    public int BodySize => 12 + Destination.Length + Name.Length + Traits.Size;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)FileRequestKind.Offer);
        writer.WriteShortString(Destination);
        writer.Write(Length);
        writer.WriteString(Name);
        Traits.Write(ref writer);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether it is of this kind and all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out FileOffer message)
    {
        var reader = new BodyReader(body);
        var kind = (FileRequestKind)reader.ReadByte();
        message = new() { Destination = reader.ReadShortString(), Length = reader.ReadUInt64(), Name = reader.ReadString(), Traits = FileTraits.Read(ref reader) };
        return !reader.Failed && kind == FileRequestKind.Offer;
    }
}

/// <summary>One transfer that an offer began.</summary>
/// <param name="Transfer">Its number on this server.</param>
/// <param name="Name">The receiver's proper name.</param>
/// <param name="Port">The receiver's port.</param>
public readonly record struct OfferedTransfer(ulong Transfer, string Name, ushort Port);

/// <summary>
/// Server: the confirmation of an offer: one transfer for each recipient. Body: u64 the request's sequence, u16 status 0, u16 how many; for each
/// u64 transfer, u8 length, receiver's name, u16 receiver's port.
/// </summary>
public readonly struct OfferConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The transfers.</summary>
    public required IReadOnlyList<OfferedTransfer> Transfers { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 12 + Transfers.Sum(transfer => 8 + 1 + Encoding.UTF8.GetByteCount(transfer.Name) + 2);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.Write((ushort)Transfers.Count);
        foreach (var transfer in Transfers)
        {
            writer.Write(transfer.Transfer);
            writer.WriteShortString(Encoding.UTF8.GetBytes(transfer.Name));
            writer.Write(transfer.Port);
        }
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there and all names are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out OfferConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        var transfers = new List<OfferedTransfer>();
        for (int i = 0, count = reader.ReadUInt16(); i < count && !reader.Failed; i++)
        {
            var transfer = reader.ReadUInt64();
            if (!Utf8.TryDecode(reader.ReadShortString(), out var name))
                reader.Take(int.MaxValue); // fails the read as a whole
            transfers.Add(new(transfer, name, reader.ReadUInt16()));
        }

        message = new() { Request = request, Transfers = transfers };
        return !reader.Failed;
    }
}
