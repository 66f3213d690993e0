using System.Buffers;
using System.Security.Cryptography;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>Sends the contents of one file over its file link.</summary>
internal sealed class FileUploader : IDisposable
{
    private const int FramesAtOnce = 4;
    private const int HeadSize = FrameHeader.Size + 1; // what comes before the bytes of a frame of contents
    private const int MaxFrame = HeadSize + FileData.Limit;

    private readonly ExaminedFile _file;
    private readonly FileLink _link;
    private readonly ProgressMeter _progress;
    private readonly SafeFileHandle _handle;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(FramesAtOnce * MaxFrame);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ulong _position;
    private ulong _sequence = 1; // the attachment's
    private int _filled;

    /// <summary>Opens the file.</summary>
    /// <exception cref="FileTroubleException">It is not what it was when it was examined.</exception>
    public FileUploader(ExaminedFile file, FileLink link, ProgressMeter progress)
    {
        (_file, _link, _progress) = (file, link, progress);
        _handle = file.Open();
    }

    /// <summary>Sends the file, from an offset on if the bytes before it have that hash.</summary>
    /// <returns>The SHA-256 of the whole file.</returns>
    /// <exception cref="FileTroubleException">It was changed meanwhile.</exception>
    public async Task<byte[]> SendAsync(ulong offset, byte[] hash, CancellationToken stop)
    {
        _file.CheckUnchanged(_handle);
        await SkipAsync(offset, hash, stop).ConfigureAwait(false);
        Add(new FileBegin { Offset = _position });
        while (_position < _file.Length)
        {
            while (_position < _file.Length && _filled + MaxFrame <= FramesAtOnce * MaxFrame)
                AddPiece();
            await FlushAsync(stop).ConfigureAwait(false);
            _file.CheckUnchanged(_handle); // what changed is not worth the rest of the way
            _progress.Note(_position);
            await Task.Yield(); // others have work to do, too, and sending may never have to wait
        }

        _file.CheckUnchanged(_handle);
        var whole = _hash.GetHashAndReset();
        Add(new FileEnd { Length = _position, Hash = whole });
        await FlushAsync(stop).ConfigureAwait(false);
        return whole;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle.Dispose();
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private async Task SkipAsync(ulong offset, byte[] hash, CancellationToken stop)
    {
        if (offset > _file.Length)
            return;
        while (_position < offset)
        {
            Read(_buffer.AsSpan(0, (int)Math.Min((ulong)_buffer.Length, offset - _position)));
            await Task.Yield();
            stop.ThrowIfCancellationRequested();
        }

        if (_hash.GetCurrentHash().AsSpan().SequenceEqual(hash))
            return;
        _hash.GetHashAndReset();
        _position = 0;
    }

    // The bytes are read to where they are sent from; writing the message there again moves nothing.
    private void AddPiece()
    {
        var count = (int)Math.Min(FileData.Limit, _file.Length - _position);
        var bytes = _buffer.AsSpan(_filled + HeadSize, count);
        Read(bytes);
        Add(new FileData { Bytes = bytes });
    }

    private void Add<TMessage>(in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var size = FrameWriter.SizeOf(message);
        FrameWriter.Write(_buffer.AsSpan(_filled, size), message, _link.Stamp, ++_sequence);
        _filled += size;
    }

    private async ValueTask FlushAsync(CancellationToken stop)
    {
        await _link.SendAsync(_buffer.AsMemory(0, _filled), stop).ConfigureAwait(false);
        _filled = 0;
    }

    private void Read(Span<byte> bytes)
    {
        for (var rest = bytes; rest.Length > 0;)
        {
            var count = RandomAccess.Read(_handle, rest, (long)_position);
            if (count == 0)
                throw new FileTroubleException(StatusCode.FileChanged, ClientTexts.FileShorter);
            _position += (ulong)count;
            rest = rest[count..];
        }

        _hash.AppendData(bytes);
    }
}
