using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Accounts;

/// <summary>One of the keys that prove a name, as its holder is told of it.</summary>
/// <param name="Fingerprint">The beginning of its fingerprint, in hexadecimal.</param>
/// <param name="Label">What its holder calls it.</param>
/// <param name="Created">Since when it counts, in seconds since 1970, UTC.</param>
/// <param name="LastUsed">When it was last shown, in seconds since 1970, UTC.</param>
/// <param name="IsThis">Whether it is the one that the link shows.</param>
public sealed record KeyEntry(string Fingerprint, string Label, long Created, long LastUsed, bool IsThis);

/// <summary>
/// Server: the confirmation of a request for the keys. Body: u64 the request's sequence, u16 status 0, u8 how many keys; for each u8 length, the beginning of its
/// fingerprint; u8 length, label; u64 since when; u64 last shown; u8 whether it is the link's own.
/// </summary>
public readonly struct KeyListConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The keys.</summary>
    public required IReadOnlyList<KeyEntry> Keys { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 11 + Keys.Sum(key => 19 + Encoding.UTF8.GetByteCount(key.Fingerprint) + Encoding.UTF8.GetByteCount(key.Label));

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.Write((byte)Keys.Count);
        foreach (var key in Keys)
        {
            writer.WriteShortString(Encoding.UTF8.GetBytes(key.Fingerprint));
            writer.WriteShortString(Encoding.UTF8.GetBytes(key.Label));
            writer.Write((ulong)key.Created);
            writer.Write((ulong)key.LastUsed);
            writer.Write((byte)(key.IsThis ? 1 : 0));
        }
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there and all words are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out KeyListConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        var keys = new List<KeyEntry>();
        var count = reader.ReadByte();
        while (keys.Count < count && !reader.Failed && Utf8.TryDecode(reader.ReadShortString(), out var fingerprint) && Utf8.TryDecode(reader.ReadShortString(), out var label))
            keys.Add(new(fingerprint, label, (long)reader.ReadUInt64(), (long)reader.ReadUInt64(), reader.ReadByte() != 0));
        message = new() { Request = request, Keys = keys };
        return !reader.Failed && keys.Count == count;
    }
}
