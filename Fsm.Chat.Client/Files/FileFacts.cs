using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>What the system knows of a file. Two that are equal are of the same file with the same contents, as far as the system can tell.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Modified">When it was last written, as a number that only compares.</param>
/// <param name="Device">The file system it is on; 0 where that is not known.</param>
/// <param name="Number">Its number there; 0 where that is not known.</param>
internal readonly record struct FileFacts(FileKind Kind, ulong Length, long Modified, ulong Device, ulong Number)
{
    /// <summary>Whether it has one name only and belongs to whoever runs this program: nobody else has planted it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Looks where a path leads.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLink">Whether a link at its end is followed.</param>
    /// <exception cref="IOException">The system does not say.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be entered.</exception>
    public static FileFacts Of(string path, bool followLink) =>
        OperatingSystem.IsLinux() ? LinuxFiles.FactsOf(path, followLink) : Portable(new FileInfo(path), followLink);

    /// <summary>Looks at an open file.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="path">Where it was opened.</param>
    public static FileFacts Of(SafeFileHandle handle, string path) =>
        OperatingSystem.IsLinux() ? LinuxFiles.FactsOf(handle) : Portable(new FileInfo(path), followLink: true) with { Length = (ulong)RandomAccess.GetLength(handle) };

    /// <summary>Whether this is the same file, whatever has been written to it.</summary>
    public bool IsSameFile(in FileFacts other) => (Kind, Device, Number) == (other.Kind, other.Device, other.Number);

    // Elsewhere pipes and devices look like empty files.
    private static FileFacts Portable(FileInfo file, bool followLink)
    {
        var found = followLink && file.LinkTarget is not null ? file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file : file;
        if (!found.Exists)
            return new(Directory.Exists(found.FullName) ? FileKind.Directory : FileKind.Missing, 0, 0, 0, 0);
        var kind = found.LinkTarget is null ? FileKind.Regular : FileKind.Link;
        return new(kind, (ulong)found.Length, found.LastWriteTimeUtc.Ticks, 0, 0) { IsOwn = true };
    }
}
