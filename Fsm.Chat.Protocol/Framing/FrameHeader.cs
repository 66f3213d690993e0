using System.Buffers.Binary;

namespace Fsm.Chat.Protocol.Framing;

/// <summary>
/// The 48 bytes before every body, big-endian:
/// <code>
///  0    1    2        3      4       8       9       10            11        12           14                16        24               32              48
///  'F'  'C'  version  flags  length  action  origin  content type  reserved  source port  destination port  sequence  acknowledgement  server address  body…
///  u8   u8   u8       u8     u32     u8      u8      u8            u8        u16          u16               u64       u64              16 bytes
/// </code>
/// </summary>
public readonly record struct FrameHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 48;

    /// <summary>The version of the protocol that this code speaks.</summary>
    public const byte Version = 1;

    internal const byte Magic0 = (byte)'F';
    internal const byte Magic1 = (byte)'C';

    /// <summary>Bytes of the body.</summary>
    public uint Length { get; init; }

    /// <summary>What the frame asks for or tells. May be a value without a name: that is for the receiver to refuse.</summary>
    public FrameAction Action { get; init; }

    /// <summary>Which role sent it.</summary>
    public FrameOrigin Origin { get; init; }

    /// <summary>What the user's part of the body is.</summary>
    public ContentType ContentType { get; init; }

    /// <summary>Bits for later versions; unknown bits are ignored.</summary>
    public byte Flags { get; init; }

    /// <summary>The port of the user it comes from. Not trusted in frames from clients.</summary>
    public ushort SourcePort { get; init; }

    /// <summary>The port of the user it goes to; 0 where it does not matter.</summary>
    public ushort DestinationPort { get; init; }

    /// <summary>The number of this frame in its direction of its session, from 1; 0 for frames that are not counted.</summary>
    public ulong Sequence { get; init; }

    /// <summary>The highest number of the other direction that the sender has handled.</summary>
    public ulong Acknowledgement { get; init; }

    /// <summary>The server's address as the sender sees it. Not trusted in frames from clients.</summary>
    public HostAddress Server { get; init; }

    /// <summary>Writes the header.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public void WriteTo(Span<byte> destination)
    {
        Server.WriteTo(destination[32..]); // first, so that the bounds are checked once
        destination[0] = Magic0;
        destination[1] = Magic1;
        destination[2] = Version;
        destination[3] = Flags;
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], Length);
        destination[8] = (byte)Action;
        destination[9] = (byte)Origin;
        destination[10] = (byte)ContentType;
        destination[11] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(destination[12..], SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(destination[14..], DestinationPort);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], Sequence);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], Acknowledgement);
    }

    /// <summary>Reads the fields after magic and version, which <see cref="FrameReader"/> has checked.</summary>
    internal static FrameHeader ReadFrom(ReadOnlySpan<byte> source) => new()
    {
        Server = HostAddress.FromBytes(source.Slice(32, HostAddress.Size)),
        Flags = source[3],
        Length = BinaryPrimitives.ReadUInt32BigEndian(source[4..]),
        Action = (FrameAction)source[8],
        Origin = (FrameOrigin)source[9],
        ContentType = (ContentType)source[10],
        SourcePort = BinaryPrimitives.ReadUInt16BigEndian(source[12..]),
        DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(source[14..]),
        Sequence = BinaryPrimitives.ReadUInt64BigEndian(source[16..]),
        Acknowledgement = BinaryPrimitives.ReadUInt64BigEndian(source[24..]),
    };
}

/// <summary>Which role sent a frame: byte 9 of the header.</summary>
public enum FrameOrigin : byte
{
    /// <summary>Sent by a client.</summary>
    Client = 0,

    /// <summary>Sent by the server.</summary>
    Server = 1,
}

/// <summary>What the user's part of a body is: byte 10 of the header. Ignored in frames that carry nothing of a user's.</summary>
public enum ContentType : byte
{
    /// <summary>Nothing of a user's.</summary>
    None = 0,

    /// <summary>Plain text in UTF-8.</summary>
    Text = 1,

    /// <summary>Binary: the contents of a file.</summary>
    Binary = 2,
}
