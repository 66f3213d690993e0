using Fsm.Chat.Protocol.Messages.Files;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>
/// What a received file keeps of what the sender's was. Nobody may do more with it than with that one, nor than the umask permits; the right to execute it and its time are
/// kept only if that is wished.
/// </summary>
/// <param name="Mode">Who may do what with it at most.</param>
/// <param name="Modified">When it was last written; null for now.</param>
internal readonly record struct KeptTraits(UnixFileMode Mode, DateTime? Modified)
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Everything = (UnixFileMode)0x1FF;
    private static readonly ulong LastSecond = (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>What is kept.</summary>
    /// <param name="told">What the sender tells.</param>
    /// <param name="isWished">Whether the right to execute it and its time are kept, too.</param>
    public static KeptTraits From(FileTraits told, bool isWished)
    {
        var mode = told.Mode == 0 ? Everything & ~Execute : (UnixFileMode)told.Mode & Everything;
        var modified = told.Modified is 0 || told.Modified > LastSecond ? (DateTime?)null : DateTimeOffset.FromUnixTimeSeconds((long)told.Modified).UtcDateTime;
        return isWished ? new(mode, modified) : new(mode & ~Execute, null);
    }

    /// <summary>What can be told of a file that is sent.</summary>
    public static FileTraits Of(SafeFileHandle file) => new(
        OperatingSystem.IsWindows() ? (ushort)0 : (ushort)File.GetUnixFileMode(file),
        (ulong)Math.Max(0, new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToUnixTimeSeconds()));

    /// <summary>Makes a file with nothing in it, which whoever runs this program can write until it is complete.</summary>
    public SafeFileHandle Create(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Mode | UnixFileMode.UserRead | UnixFileMode.UserWrite; // less the umask
        return new FileStream(path, options).SafeFileHandle; // nothing is buffered, and a stream that is only forgotten closes nothing
    }

    /// <summary>Gives a complete file what is kept, as far as the file system can have it.</summary>
    public void Give(SafeFileHandle file)
    {
        try
        {
            if (Modified is { } modified)
                File.SetLastWriteTimeUtc(file, modified);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) & (Mode | UnixFileMode.UserRead));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has none of this, or not so: the contents are what counts.
        }
    }
}
