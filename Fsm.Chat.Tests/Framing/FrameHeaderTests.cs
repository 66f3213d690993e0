using CsCheck;

namespace Fsm.Chat.Tests.Framing;

public sealed class FrameHeaderTests
{
    private static readonly Gen<FrameHeader> Headers = Gen.Select(
        Gen.Byte.Array[4], Gen.UShort, Gen.UShort, Gen.ULong, Gen.ULong, Gen.Byte.Array[16], (bytes, source, destination, sequence, acknowledgement, server) => new FrameHeader
        {
            Flags = bytes[0],
            Action = (FrameAction)bytes[1],
            Origin = (FrameOrigin)bytes[2],
            ContentType = (ContentType)bytes[3],
            SourcePort = source,
            DestinationPort = destination,
            Sequence = sequence,
            Acknowledgement = acknowledgement,
            Server = HostAddress.FromBytes(server),
        });

    [Test]
    public void Header_that_was_written_is_read_again() => Headers.Sample(header =>
    {
        var bytes = new byte[FrameHeader.Size];
        header.WriteTo(bytes);
        var buffer = new ReadOnlySequence<byte>(bytes);
        return FrameReader.TryRead(ref buffer, 0, out var read, out _) == FrameReadStatus.Frame && read == header;
    });

    // One frame in hex, as the documentation of the protocol shows it: no field may move.
    [Test]
    public void Frame_has_exactly_these_bytes()
    {
        var frame = new byte[FrameHeader.Size + 8];
        FrameWriter.Write(
            frame,
            new SendRequest { Peer = "bob"u8, Text = "hola"u8 },
            new(FrameOrigin.Client, HostAddress.FromBytes([192, 168, 1, 9]), SourcePort: 0xC001, DestinationPort: 0xC002, Acknowledgement: 7),
            sequence: 0x0102030405060708);

        Assert.That(Convert.ToHexString(frame), Is.EqualTo(
            "4643" + "01" + "00" + "00000008" // magic, version, flags, length
            + "04" + "00" + "01" + "00" // send request, from a client, text, reserved
            + "C001" + "C002" // source port, destination port
            + "0102030405060708" + "0000000000000007" // sequence, acknowledgement
            + "00000000000000000000FFFFC0A80109" // 192.168.1.9
            + "03626F62" + "686F6C61")); // bob, hola
    }

    [TestCase(FrameAction.SendRequest, ContentType.Text)]
    [TestCase(FrameAction.Ping, ContentType.None)]
    [TestCase(FrameAction.DisconnectRequest, ContentType.None)]
    public void Content_type_is_that_of_what_the_user_says(FrameAction action, ContentType type) =>
        Assert.That(Frames.ReadAll(new(Frames.Write(new BareMessage(action)))).Frames[0].Header.ContentType, Is.EqualTo(type));

    [Test]
    public void Reserved_byte_is_zero_even_where_something_stood()
    {
        var bytes = Enumerable.Repeat((byte)0xEE, FrameHeader.Size).ToArray();
        new FrameHeader().WriteTo(bytes);

        Assert.That(bytes[11], Is.Zero);
    }

    [Test]
    public void Too_little_room_is_an_error_and_writes_nothing()
    {
        var bytes = new byte[FrameHeader.Size - 1];

        Assert.That(() => new FrameHeader { Sequence = 1 }.WriteTo(bytes), Throws.InstanceOf<ArgumentException>());
        Assert.That(bytes, Has.All.Zero);
    }
}
