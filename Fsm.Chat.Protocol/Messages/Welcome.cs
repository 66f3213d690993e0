using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: the confirmation of a granted connect, a resume included. Body: u64 the request's sequence, u16 status 0, u8 length, server's name, 16 bytes token,
/// u16 window, u32 longest text, u32 longest body, u32 milliseconds of silence before a ping, u32 milliseconds of silence before the end,
/// u64 the highest sequence handed over before; where the client has asked for something, u32 what is granted of it. That of a resume has sequence 0, as the request has.
/// </summary>
public readonly ref struct Welcome : IMessage
{
    /// <summary>Bytes of a session token.</summary>
    public const int TokenSize = 16;

    /// <summary>The sequence number of the connect request.</summary>
    public ulong Request { get; init; }

    /// <summary>What the server calls itself, in UTF-8.</summary>
    public ReadOnlySpan<byte> ServerName { get; init; }

    /// <summary>128 random bits that stand for this session.</summary>
    public ReadOnlySpan<byte> Token { get; init; }

    /// <summary>Messages that may be sent without an acknowledgement.</summary>
    public ushort Window { get; init; }

    /// <summary>Bytes of the longest text.</summary>
    public uint MaxText { get; init; }

    /// <summary>Bytes of the longest body.</summary>
    public uint MaxFrame { get; init; }

    /// <summary>Silence before either side pings.</summary>
    public TimeSpan PingAfter { get; init; }

    /// <summary>Silence before either side gives the other up; zero for never.</summary>
    public TimeSpan DeadAfter { get; init; }

    /// <summary>The highest number that the server has written to earlier links of this session: what comes again up to here may have been shown.</summary>
    public ulong HandedOver { get; init; }

    /// <summary>What is granted of the client's wishes.</summary>
    public Wishes Granted { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 8 + 2 + 1 + ServerName.Length + TokenSize + 2 + 4 * 4 + 8 + (Granted != Wishes.None ? sizeof(uint) : 0);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.WriteShortString(ServerName);
        writer.Write(Token);
        writer.Write(Window);
        writer.Write(MaxText);
        writer.Write(MaxFrame);
        writer.Write((uint)PingAfter.TotalMilliseconds);
        writer.Write((uint)DeadAfter.TotalMilliseconds);
        writer.Write(HandedOver);
        if (Granted != Wishes.None)
            writer.Write((uint)Granted);
    }

    /// <summary>Reads a body whose status is 0. What follows the fields is for later versions and ignored.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out Welcome message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        message = new()
        {
            Request = request,
            ServerName = reader.ReadShortString(),
            Token = reader.Take(TokenSize),
            Window = reader.ReadUInt16(),
            MaxText = reader.ReadUInt32(),
            MaxFrame = reader.ReadUInt32(),
            PingAfter = TimeSpan.FromMilliseconds(reader.ReadUInt32()),
            DeadAfter = TimeSpan.FromMilliseconds(reader.ReadUInt32()),
            HandedOver = reader.ReadUInt64(),
            Granted = reader.IsAtEnd ? Wishes.None : (Wishes)reader.ReadUInt32(),
        };
        return !reader.Failed;
    }
}
