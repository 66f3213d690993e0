using System.Runtime.Versioning;

namespace Fsm.Chat.Server.Disk;

/// <summary>Folders and files that are their owner's alone, whatever the umask says: what people have written and the server's key are in them.</summary>
internal static class OwnFolder
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder if it is not there, and what is missing above it. Whatever is there already stays as its owner has made it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            MakeMissing(Path.GetFullPath(path));
    }

    /// <summary>How a file for its owner alone is opened: by nobody else meanwhile.</summary>
    public static FileStreamOptions OwnersFile(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    // Left to the runtime, what is missing above would have the mode of the umask.
    [UnsupportedOSPlatform("windows")]
    private static void MakeMissing(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is { } above)
            MakeMissing(above);
        Directory.CreateDirectory(path, OwnersAlone);
    }
}
