namespace Fsm.Chat.Tests.Support;

internal static class Frames
{
    public static readonly HostAddress Loopback = HostAddress.FromBytes([127, 0, 0, 1]);

    public static FrameStamp Stamp(FrameOrigin origin = FrameOrigin.Client, ulong acknowledgement = 0) => new(origin, Loopback, 5001, 5002, acknowledgement);

    public static byte[] Write<TMessage>(scoped in TMessage message, ulong sequence = 1, FrameOrigin origin = FrameOrigin.Client)
        where TMessage : IMessage, allows ref struct => NativePeer.Encode(message, sequence, Stamp(origin));

    public static byte[] Body<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct => Write(message)[FrameHeader.Size..];

    /// <summary>Reads until nothing more can be read.</summary>
    /// <returns>The frames, how reading ended, and the bytes that are left.</returns>
    public static (List<(FrameHeader Header, byte[] Body)> Frames, FrameReadStatus End, long Left) ReadAll(ReadOnlySequence<byte> buffer, uint maxBody = 65536)
    {
        var frames = new List<(FrameHeader, byte[])>();
        while (true)
        {
            var status = FrameReader.TryRead(ref buffer, maxBody, out var header, out var body);
            if (status != FrameReadStatus.Frame)
                return (frames, status, buffer.Length);
            frames.Add((header, body.ToArray()));
        }
    }
}
