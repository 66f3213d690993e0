using System.Buffers.Binary;

namespace Fsm.Chat.Protocol.Framing;

/// <summary>Something one side says: an action and the fields of its body.</summary>
public interface IMessage
{
    /// <summary>The action in the header.</summary>
    FrameAction Action { get; }

    /// <summary>Bytes of the body.</summary>
    int BodySize { get; }

    /// <summary>Writes exactly <see cref="BodySize"/> bytes.</summary>
    void WriteBody(ref BodyWriter writer);
}

/// <summary>Writes the fields of a body in order into room that the caller has made.</summary>
public ref struct BodyWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes one byte.</summary>
    public void Write(byte value) => Next(1)[0] = value;

    /// <summary>Writes a u16.</summary>
    public void Write(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Next(2), value);

    /// <summary>Writes a u32.</summary>
    public void Write(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Next(4), value);

    /// <summary>Writes a u64.</summary>
    public void Write(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Next(8), value);

    /// <summary>Writes an address.</summary>
    public void Write(HostAddress value) => value.WriteTo(Next(HostAddress.Size));

    /// <summary>Writes bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    /// <summary>Writes a string of at most 255 bytes behind its length in one byte.</summary>
    public void WriteShortString(ReadOnlySpan<byte> bytes)
    {
        Write(checked((byte)bytes.Length));
        Write(bytes);
    }

    /// <summary>Writes a string of at most 65,535 bytes behind its length in two bytes.</summary>
    public void WriteString(ReadOnlySpan<byte> bytes)
    {
        Write(checked((ushort)bytes.Length));
        Write(bytes);
    }

    private Span<byte> Next(int count)
    {
        var room = _destination.Slice(Length, count);
        Length += count;
        return room;
    }
}
