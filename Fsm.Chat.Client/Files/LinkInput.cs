using System.Buffers;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Files;

/// <summary>What comes over a file link, as frames, in one borrowed buffer.</summary>
internal sealed class LinkInput(ServerConnection connection) : IDisposable
{
    private const int Size = 256 * 1024; // several of the largest frames

    /// <summary>Bytes of the longest body that a file link carries.</summary>
    public const uint MaxBody = 1 + FileData.Limit;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _start;
    private int _end;

    /// <summary>Takes the next frame.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="body">Its body, which stays until <see cref="FillAsync"/>.</param>
    public FrameReadStatus TryRead(out FrameHeader header, out ReadOnlySpan<byte> body)
    {
        var rest = new ReadOnlySequence<byte>(_buffer, _start, _end - _start);
        var status = FrameReader.TryRead(ref rest, MaxBody, out header, out var bytes);
        body = bytes.FirstSpan;
        _start = _end - (int)rest.Length;
        return status;
    }

    /// <summary>Waits for more.</summary>
    /// <returns>Whether any has come; if not, the other side has ended.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken stop)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var count = await connection.ReceiveAsync(_buffer.AsMemory(_end), stop).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _buffer, []));
        (_start, _end) = (0, 0);
    }
}
