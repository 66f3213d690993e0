using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Files;

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
