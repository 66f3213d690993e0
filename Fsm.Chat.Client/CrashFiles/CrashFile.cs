using System.Buffers;
using System.Text.Json;
using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Disk;

namespace Fsm.Chat.Client.CrashFiles;

/// <summary>
/// The notes of one session, a JSON object a line, appended. When most of them have been overtaken they are written anew, shortened. A last line that is
/// torn is as if it had not been written. A disk that refuses to write ends the keeping for as long as it does, and not the chat; what is on it by then is taken away, for it
/// would say what is no longer so.
/// </summary>
internal sealed class CrashFile : IDisposable
{
    private const long LargestRead = 64 * 1024 * 1024; // more than any client leaves behind
    private const int LongestFile = 256 * 1024; // beyond what is still needed
    private readonly Lock _adding = new();
    private readonly Lock _writing = new();
    private readonly string _path;
    private FileStream? _file;
    private ArrayBufferWriter<byte> _noted = new();
    private ArrayBufferWriter<byte> _spare = new();
    private long _needed;
    private volatile bool _isLost;

    private CrashFile(string path, FileStream file)
    {
        (_path, _file) = (path, file);
        Read();
        Shorten();
    }

    /// <summary>All that was noted, taken together.</summary>
    public SavedSession Saved { get; } = new();

    /// <summary>Whether the disk refuses what is noted.</summary>
    public bool IsLost => _isLost;

    /// <summary>Opens a file for oneself alone.</summary>
    /// <returns>Null when another client has it, or it cannot be opened.</returns>
    public static CrashFile? TryOpen(string path)
    {
        try
        {
            OwnFolder.Make(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var file = new FileStream(path, options);
            if (file.CanSeek && file.Length <= LargestRead)
                return new(path, file);
            file.Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Remembers a note until <see cref="Flush"/>.</summary>
    public void Add(CrashNote note)
    {
        lock (_adding)
        {
            Saved.Take(note);
            Write(_noted, note);
        }
    }

    /// <summary>Writes down what was noted.</summary>
    public void Flush()
    {
        lock (_writing)
        {
            lock (_adding)
                (_noted, _spare) = (_spare, _noted);
            if (_spare.WrittenCount == 0)
                return;
            if (_isLost || !TryWrite(file => file.Write(_spare.WrittenSpan)) || _file?.Length > _needed + LongestFile)
                Shorten();
            _spare.ResetWrittenCount();
        }
    }

    /// <summary>Writes what is left and gives the file up; one that says nothing is removed.</summary>
    public void Dispose()
    {
        Flush();
        if (_file is not null && (Saved.IsEmpty || _isLost))
            TryWrite(_ => File.Delete(_path));
        _file?.Dispose();
        _file = null;
    }

    private void Read()
    {
        var bytes = new byte[_file!.Length];
        _file.ReadExactly(bytes);
        var rest = bytes.AsSpan();
        while (rest.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (!TryTake(rest[..end]))
                break; // what follows something unreadable is not to be trusted
            rest = rest[(end + 1)..];
        }
    }

    private bool TryTake(ReadOnlySpan<byte> line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, CrashNoteJson.Default.CrashNote) is not { } note || !SoundNotes.IsSound(note))
                return false;
            Saved.Take(note);
            return true;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    // In place: the lock is on this very file. A crash in the middle loses what is not written yet; the order keeps the session, then the oldest texts.
    private void Shorten()
    {
        var all = new ArrayBufferWriter<byte>();
        lock (_adding)
        {
            foreach (var note in Saved.Shortened())
                Write(all, note);
            _noted.ResetWrittenCount(); // it is in what is saved
        }

        _needed = all.WrittenCount;
        _isLost = !TryWrite(file =>
        {
            file.Position = 0;
            file.Write(all.WrittenSpan);
            file.SetLength(file.Position);
        });
        if (_isLost)
            TryWrite(file => file.SetLength(0));
    }

    private bool TryWrite(Action<FileStream> work)
    {
        try
        {
            if (_file is not null)
                work(_file);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Write(ArrayBufferWriter<byte> to, CrashNote note)
    {
        to.Write(JsonSerializer.SerializeToUtf8Bytes(note, CrashNoteJson.Default.CrashNote));
        to.Write("\n"u8);
    }
}
