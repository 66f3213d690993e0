using System.Buffers;
using System.Security.Cryptography;
using Fsm.Chat.Client.Texts;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>
/// The unfinished file of one transfer: locked while it is open, hashed as it is written. Not for several threads at once.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const int PieceSize = 1 << 20;
    private const ulong FlushEvery = 64 << 20; // so the last flush, which somebody waits for, is never long

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SafeFileHandle _handle;
    private ulong _flushed;
    private Task _flushing = Task.CompletedTask;

    /// <summary>Takes an open file over.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it will be called.</param>
    /// <param name="handle">The file, which nobody else has open.</param>
    public PartFile(string path, string name, SafeFileHandle handle) => (Path, Name, _handle) = (path, name, handle);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>What it will be called, if nothing else is.</summary>
    public string Name { get; }

    /// <summary>What it keeps of what the sender's file was.</summary>
    public KeptTraits Kept { get; init; } = KeptTraits.From(default, isWished: false);

    /// <summary>Bytes that are there.</summary>
    public ulong Position { get; private set; }

    /// <summary>The SHA-256 of the bytes that are there.</summary>
    public byte[] Hash => _hash.GetCurrentHash();

    /// <summary>Reads what an earlier attempt has left. What is longer than the file is going to be is not of that file, and is thrown away.</summary>
    /// <param name="length">Bytes that the file will have.</param>
    /// <param name="stop">Gives it up.</param>
    public async Task ReadExistingAsync(ulong length, CancellationToken stop)
    {
        if ((ulong)RandomAccess.GetLength(_handle) > length)
            BeginAt(0);
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            while (RandomAccess.Read(_handle, piece, (long)Position) is > 0 and var count)
            {
                _hash.AppendData(piece, 0, count);
                Position += (ulong)count;
                await Task.Yield(); // others have work to do, too
                stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        _flushed = Position;
    }

    /// <summary>Begins to write: after all that is there, or anew.</summary>
    /// <param name="offset"><see cref="Position"/>, or 0.</param>
    public void BeginAt(ulong offset)
    {
        if (offset == Position && offset > 0)
            return;
        RandomAccess.SetLength(_handle, 0);
        _hash.GetHashAndReset();
        (Position, _flushed) = (0, 0);
    }

    /// <summary>Writes the next bytes. Zeros alone are left out, so that a file with holes keeps them.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        if (bytes.ContainsAnyExcept((byte)0))
            RandomAccess.Write(_handle, bytes, (long)Position);
        Position += (ulong)bytes.Length;
    }

    /// <summary>Sees to it that what was written reaches the disk in time: waits when the disk is far behind.</summary>
    public async ValueTask SettleAsync()
    {
        if (Position - _flushed < FlushEvery)
            return;
        await _flushing.ConfigureAwait(false);
        _flushed = Position;
        _flushing = Task.Factory.StartNew(() => RandomAccess.FlushToDisk(_handle), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until all of it is on the disk.</summary>
    /// <exception cref="IOException">The disk did not take it, or the file is not there any more.</exception>
    public void Complete()
    {
        _flushing.GetAwaiter().GetResult(); // a failure is told only once: to whoever flushed first
        KeepEnd();
        RandomAccess.FlushToDisk(_handle);
        if (!FileFacts.Of(Path, followLink: false).IsSameFile(FileFacts.Of(_handle, Path)))
            throw new IOException(ClientTexts.PartMoved);
    }

    /// <summary>It has its name: nobody writes it any more, and it gets what it keeps of what the sender's file was.</summary>
    public void GiveTraits() => Kept.Give(_handle);

    /// <summary>Closes it. It stays for another attempt, unless there is nothing in it.</summary>
    public void Dispose()
    {
        if (_handle.IsClosed)
            return;
        try
        {
            KeepEnd();
            if (Position == 0 && FileFacts.Of(Path, followLink: false).IsSameFile(FileFacts.Of(_handle, Path)))
                File.Delete(Path);
        }
        catch (Exception)
        {
            // It is a little longer or shorter than it might be: the next attempt sees.
        }

        _handle.Dispose();
        _hash.Dispose();
    }

    // Zeros at the end have not been written.
    private void KeepEnd()
    {
        if ((ulong)RandomAccess.GetLength(_handle) < Position)
            RandomAccess.SetLength(_handle, (long)Position);
    }
}
