using System.Buffers.Binary;
using System.Net.Sockets;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>
/// Pushes a file into a blocking socket, many frames at once. The frames are made once; from one push to the next only their numbers change, so that
/// this costs little more than the socket.
/// </summary>
/// <param name="socket">A socket whose other side reads contents.</param>
/// <param name="length">Bytes of the file.</param>
internal sealed class FileSource(Socket socket, long length)
{
    private const ulong BeginNumber = 2; // after the attachment
    private const int Batch = 16;
    private const int SequenceAt = 16; // in the header
    private const int FrameSize = FrameHeader.Size + 1 + FilePattern.BlockSize;

    private readonly byte[] _frames = MakeFrames();
    private ulong _sent = BeginNumber - 1;

    /// <summary>Pushes the file, and what comes before and after its contents.</summary>
    public void Push()
    {
        PushOne(new FileBegin());
        var blocks = length / FilePattern.BlockSize;
        for (var number = 0L; number < blocks;)
        {
            var count = (int)Math.Min(Batch, blocks - number);
            for (var i = 0; i < count; i++)
                Number(_frames.AsSpan(i * FrameSize, FrameSize), number++);
            SendAll(_frames.AsSpan(0, count * FrameSize));
        }

        var rest = (int)(length % FilePattern.BlockSize);
        if (rest > 0)
        {
            var block = new byte[FilePattern.BlockSize];
            FilePattern.Write(block, blocks);
            PushOne(new FileData { Bytes = block.AsSpan(0, rest) });
        }

        // Hashes are between clients, and to make one would cost more than all the rest: the receiver here knows the contents.
        PushOne(new FileEnd { Length = (ulong)length, Hash = new byte[FileHash.Size] });
    }

    private void Number(Span<byte> frame, long block)
    {
        BinaryPrimitives.WriteUInt64BigEndian(frame[SequenceAt..], ++_sent);
        FilePattern.WriteNumber(frame[(FrameHeader.Size + 1)..], block);
    }

    private void PushOne<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var frame = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(frame, message, Stamp, ++_sent);
        SendAll(frame);
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[socket.Send(bytes)..];
    }

    private static FrameStamp Stamp => new(FrameOrigin.Client, default, SourcePort: 0, DestinationPort: 0, Acknowledgement: 1);

    private static byte[] MakeFrames()
    {
        var frames = new byte[Batch * FrameSize];
        var block = new byte[FilePattern.BlockSize];
        FilePattern.Write(block, 0);
        for (var i = 0; i < Batch; i++)
            FrameWriter.Write(frames.AsSpan(i * FrameSize, FrameSize), new FileData { Bytes = block }, Stamp, sequence: 0);
        return frames;
    }
}
