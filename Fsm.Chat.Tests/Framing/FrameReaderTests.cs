namespace Fsm.Chat.Tests.Framing;

public sealed class FrameReaderTests
{
    private static readonly byte[] Stream =
    [
        .. Frames.Write(new ConnectRequest { Name = "alice"u8 }),
        .. Frames.Write(new BareMessage(FrameAction.Ping), sequence: 0),
        .. Frames.Write(new SendRequest { Peer = "bob"u8, Text = "hello, bob"u8 }, sequence: 2),
    ];

    private static readonly (List<(FrameHeader Header, byte[] Body)> Frames, FrameReadStatus End, long Left) Whole = Frames.ReadAll(new(Stream));

    [Test]
    public void Stream_of_frames_is_read_to_its_end()
    {
        Assert.That(Whole.Frames.Select(frame => frame.Header.Action), Is.EqualTo([FrameAction.ConnectRequest, FrameAction.Ping, FrameAction.SendRequest]));
        Assert.That((Whole.End, Whole.Left), Is.EqualTo((FrameReadStatus.Incomplete, 0)));
        Assert.That(Whole.Frames[0].Body, Is.EqualTo("\u0005alice"u8.ToArray()));
    }

    [Test]
    public void Stream_in_two_segments_cut_anywhere_gives_the_same_frames()
    {
        for (var at = 0; at <= Stream.Length; at++)
            AssertSame(Frames.ReadAll(Segments.CutAt(Stream, at)), $"cut at {at}");
    }

    [Test]
    public void Stream_in_segments_of_one_byte_gives_the_same_frames() => AssertSame(Frames.ReadAll(Segments.OneByOne(Stream)), "one by one");

    [Test]
    public void Stream_with_empty_segments_gives_the_same_frames() =>
        AssertSame(Frames.ReadAll(Segments.Of([], Stream[..3], [], Stream[3..60], [], Stream[60..], [])), "empty segments");

    // As it comes from a socket: what has arrived is read as far as it goes, the rest waits for more.
    [Test]
    public void Stream_that_arrives_byte_by_byte_gives_the_same_frames()
    {
        var frames = new List<(FrameHeader, byte[])>();
        var waiting = ReadOnlySequence<byte>.Empty;
        foreach (var value in Stream)
        {
            waiting = new ReadOnlySequence<byte>([.. waiting.ToArray(), value]);
            var (read, end, left) = Frames.ReadAll(waiting);
            frames.AddRange(read);
            waiting = waiting.Slice(waiting.Length - left);
            Assert.That(end, Is.EqualTo(FrameReadStatus.Incomplete));
        }

        AssertSame((frames, FrameReadStatus.Incomplete, waiting.Length), "arriving byte by byte");
    }

    [Test]
    public void Stream_that_ends_anywhere_is_incomplete_and_keeps_its_rest()
    {
        for (var length = 0; length < Stream.Length; length++)
        {
            var (frames, end, left) = Frames.ReadAll(new(Stream[..length]));
            var read = frames.Sum(frame => FrameHeader.Size + frame.Body.Length);

            Assert.That((end, left), Is.EqualTo((FrameReadStatus.Incomplete, length - read)), $"ends after {length}");
        }
    }

    [TestCase(0xFFFF_FFFFu)]
    [TestCase(0x8000_0000u)]
    [TestCase(4097u)]
    public void Declared_length_above_the_limit_is_refused_before_the_body_comes(uint declared)
    {
        var buffer = new ReadOnlySequence<byte>(Header(declared));

        var status = FrameReader.TryRead(ref buffer, 4096, out _, out var body);

        Assert.That((status, buffer.Length, body.Length), Is.EqualTo((FrameReadStatus.TooLong, FrameHeader.Size, 0)));
    }

    [Test]
    public void Length_above_the_limit_is_not_judged_before_the_header_is_whole() =>
        Assert.That(Frames.ReadAll(Segments.OneByOne(Header(0xFFFF_FFFF)[..47]), 4096).End, Is.EqualTo(FrameReadStatus.Incomplete));

    [Test]
    public void Body_as_long_as_the_limit_is_read()
    {
        var buffer = new ReadOnlySequence<byte>([.. Header(4096), .. new byte[4096]]);

        Assert.That((FrameReader.TryRead(ref buffer, 4096, out _, out var body), body.Length), Is.EqualTo((FrameReadStatus.Frame, 4096)));
    }

    [TestCase("GET / HTTP/1.1\r\n\r\n", TestName = "HTTP is refused at its first byte")]
    [TestCase("\u0016\u0003\u0001", TestName = "A TLS hello is refused at its first byte")]
    [TestCase("SSH-2.0-OpenSSH", TestName = "SSH is refused at its first byte")]
    public void Another_protocol_is_refused(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        for (var length = 1; length <= bytes.Length; length++)
            Assert.That(Frames.ReadAll(new(bytes[..length])).End, Is.EqualTo(FrameReadStatus.BadMagic), $"after {length} bytes");
    }

    [TestCase("F", FrameReadStatus.Incomplete)]
    [TestCase("FC", FrameReadStatus.Incomplete)]
    [TestCase("FX", FrameReadStatus.BadMagic)]
    [TestCase("FC\u0001", FrameReadStatus.Incomplete)]
    [TestCase("FC\u0002", FrameReadStatus.BadVersion)]
    [TestCase("FC\0", FrameReadStatus.BadVersion)]
    [TestCase("FX\u0002", FrameReadStatus.BadMagic)]
    public void Preamble_is_judged_as_soon_as_it_can_be(string text, FrameReadStatus status) =>
        Assert.That(Frames.ReadAll(new(Encoding.Latin1.GetBytes(text))).End, Is.EqualTo(status));

    [TestCase(0, FrameReadStatus.BadMagic)]
    [TestCase(1, FrameReadStatus.BadMagic)]
    [TestCase(2, FrameReadStatus.BadVersion)]
    public void Wrong_preamble_of_a_whole_frame_is_refused(int at, FrameReadStatus status)
    {
        var frame = Stream.ToArray();
        frame[at] ^= 0x40;

        var (frames, end, left) = Frames.ReadAll(new(frame));

        Assert.That((frames.Count, end, left), Is.EqualTo((0, status, frame.Length)));
    }

    private static byte[] Header(uint length)
    {
        var header = new byte[FrameHeader.Size];
        new FrameHeader { Action = FrameAction.ConnectRequest, Length = length }.WriteTo(header);
        return header;
    }

    private static void AssertSame((List<(FrameHeader Header, byte[] Body)> Frames, FrameReadStatus End, long Left) read, string how)
    {
        Assert.That(read.Frames.Select(frame => frame.Header), Is.EqualTo(Whole.Frames.Select(frame => frame.Header)), how);
        Assert.That(read.Frames.Select(frame => frame.Body), Is.EqualTo(Whole.Frames.Select(frame => frame.Body)), how);
        Assert.That((read.End, read.Left), Is.EqualTo((Whole.End, Whole.Left)), how);
    }
}
