using System.Buffers.Binary;

namespace Fsm.Chat.Protocol.Framing;

/// <summary>Reads the fields of a body in order. A field that is not there makes <see cref="Failed"/> true and reads as zero or empty.</summary>
public ref struct BodyReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    /// <summary>Whether a field was asked for that is not there.</summary>
    public bool Failed { get; private set; }

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Whether nothing is left: fields that may be absent are.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads one byte.</summary>
    public byte ReadByte() => Take(1) is [var value] ? value : (byte)0;

    /// <summary>Reads a u16.</summary>
    public ushort ReadUInt16() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    /// <summary>Reads a u32.</summary>
    public uint ReadUInt32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    /// <summary>Reads a u64.</summary>
    public ulong ReadUInt64() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;

    /// <summary>Reads an address.</summary>
    public HostAddress ReadAddress() => Take(HostAddress.Size) is { Length: HostAddress.Size } bytes ? HostAddress.FromBytes(bytes) : default;

    /// <summary>Reads a string of at most 255 bytes: its length in one byte, then its bytes.</summary>
    public ReadOnlySpan<byte> ReadShortString() => Take(ReadByte());

    /// <summary>Reads a string of at most 65,535 bytes: its length in two bytes, then its bytes.</summary>
    public ReadOnlySpan<byte> ReadString() => Take(ReadUInt16());

    /// <summary>Reads exactly <paramref name="count"/> bytes.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            Failed = true;
            _rest = default;
            return default;
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    /// <summary>Reads all that is left.</summary>
    public ReadOnlySpan<byte> TakeRest() => Take(_rest.Length);
}
