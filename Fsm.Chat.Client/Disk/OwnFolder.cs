using System.Runtime.Versioning;

namespace Fsm.Chat.Client.Disk;

/// <summary>A folder that nobody but its owner may look into or change, whatever the umask says: what is in it decides who is trusted, and holds what was written to people.</summary>
internal static class OwnFolder
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it, and what is missing above it, or takes it back from others where it is there already.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made, or is somebody else's.</exception>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        MakeMissing(Path.GetFullPath(path));
        if ((File.GetUnixFileMode(path) & ~OwnersAlone) != 0)
            File.SetUnixFileMode(path, OwnersAlone);
    }

    /// <summary>How a file for its owner alone is written.</summary>
    public static FileStreamOptions OwnersFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    /// <summary>The same; where it cannot be done, what is put into it says so.</summary>
    public static void TryMake(string path)
    {
        try
        {
            Make(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever opens a file in it is told.
        }
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
