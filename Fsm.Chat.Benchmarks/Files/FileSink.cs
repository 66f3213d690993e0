using System.Buffers;
using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>Reads a file from a blocking socket and compares every byte with what it should be; nothing is kept.</summary>
/// <param name="socket">A socket whose other side pushes contents.</param>
/// <param name="length">Bytes of the file.</param>
internal sealed class FileSink(Socket socket, long length)
{
    private const int BufferSize = 1 << 20;
    private const uint MaxBody = FilePattern.BlockSize + 1;

    private readonly byte[] _buffer = new byte[BufferSize];
    private int _count;
    private ulong _handled = 1; // the attachment
    private long _blocks;
    private long _received;
    private bool _begun;
    private bool _complete;

    /// <summary>Bytes of the file that have come.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Reads until the file is complete.</summary>
    /// <exception cref="WireException">It is not what was sent, or it ends too early.</exception>
    public void Read()
    {
        while (!_complete)
        {
            var read = socket.Receive(_buffer, _count, _buffer.Length - _count, SocketFlags.None);
            if (read == 0)
                throw new WireException($"the link ended after {_received} bytes of {length}");
            _count += read;
            TakeFrames();
        }
    }

    private void TakeFrames()
    {
        var rest = new ReadOnlySequence<byte>(_buffer, 0, _count);
        FrameReadStatus status;
        while ((status = FrameReader.TryRead(ref rest, MaxBody, out var header, out var body)) == FrameReadStatus.Frame)
            Take(header, body.FirstSpan);
        if (status != FrameReadStatus.Incomplete)
            throw new WireException($"what came is no frame: {status}");
        var left = (int)rest.Length;
        _buffer.AsSpan(_count - left, left).CopyTo(_buffer);
        _count = left;
    }

    private void Take(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        // What comes on a file link is the other client's, passed on as it is: so a server's announcement is an end too early.
        var fault = FrameGate.Check(header, FrameOrigin.Client, _handled, sent: 1);
        if (fault != CloseReason.None || header.Action != FrameAction.FileTransfer || _complete)
            throw new WireException($"{header} came after {_received} bytes of {length} ({fault})");
        _handled = header.Sequence;
        if (!_begun && FileBegin.TryRead(body, out var begin) && begin.Offset == 0)
            _begun = true;
        else if (_begun && FileData.TryRead(body, out var data))
            Compare(data.Bytes);
        else if (_begun && FileEnd.TryRead(body, out var end) && end.Length == (ulong)length && _received == length)
            _complete = true;
        else
            throw new WireException($"{header} came after {_received} bytes of {length}");
    }

    private void Compare(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Math.Min(FilePattern.BlockSize, length - _received) || !FilePattern.Fits(bytes, _blocks++))
            throw new WireException($"the contents differ behind {_received} bytes");
        Volatile.Write(ref _received, _received + bytes.Length);
    }
}
