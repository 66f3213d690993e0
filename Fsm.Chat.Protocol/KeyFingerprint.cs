using System.Buffers.Binary;

namespace Fsm.Chat.Protocol;

/// <summary>
/// What a key is known by: the SHA-256 of its public half, as a certificate states it (the SubjectPublicKeyInfo of RFC 5280). It is the key's and not the
/// certificate's, so that a certificate can be renewed.
/// </summary>
public readonly record struct KeyFingerprint
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 32;

    private const int GroupDigits = 4;
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private KeyFingerprint(UInt128 high, UInt128 low) => (_high, _low) = (high, low);

    /// <summary>Reads the 32 bytes that <see cref="WriteTo"/> writes.</summary>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public static KeyFingerprint FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[(Size / 2)..]))
        : throw new ArgumentException("A fingerprint has 32 bytes.", nameof(bytes));

    /// <summary>Writes its bytes.</summary>
    public void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt128BigEndian(destination[(Size / 2)..], _low);
    }

    /// <summary>The form that people compare: groups of four hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        WriteTo(bytes);
        return string.Join(':', Convert.ToHexStringLower(bytes).Chunk(GroupDigits).Select(group => new string(group)));
    }
}
