using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>The few calls of Linux that .NET has no words for: what a file is without opening it, and a rename that replaces nothing.</summary>
internal static partial class LinuxFiles
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH
    private const uint BasicFacts = 0x7ff; // STATX_BASIC_STATS
    private const uint NoReplace = 1; // RENAME_NOREPLACE
    private const int NoEntry = 2, NotPermitted = 1, AccessDenied = 13, Exists = 17, NotADirectory = 20, NameTooLong = 36, TooManyLinks = 40;

    /// <summary>What a path leads to.</summary>
    public static FileFacts FactsOf(string path, bool followLink)
    {
        if (Statx(CurrentFolder, path, followLink ? 0 : NoFollow, BasicFacts, out var status) == 0)
            return status.Facts;
        return Marshal.GetLastPInvokeError() is var error && error is NoEntry or NotADirectory or NameTooLong or TooManyLinks ? default : throw Explain(error);
    }

    /// <summary>What an open file is.</summary>
    public static FileFacts FactsOf(SafeFileHandle handle) =>
        Statx(handle, "", EmptyPath, BasicFacts, out var status) == 0 ? status.Facts : throw Explain(Marshal.GetLastPInvokeError());

    /// <summary>Gives a file another name, unless something has that name, a link that leads nowhere included.</summary>
    /// <returns>Whether it has the name; null when the file system cannot do that in one step.</returns>
    public static bool? TryRename(string from, string to)
    {
        if (Rename(CurrentFolder, from, CurrentFolder, to, NoReplace) == 0)
            return true;
        return Marshal.GetLastPInvokeError() == Exists ? false : null;
    }

    private static Exception Explain(int error)
    {
        var message = Marshal.GetPInvokeErrorMessage(error);
        return error is NotPermitted or AccessDenied ? new UnauthorizedAccessException(message) : new IOException(message, error);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(SafeFileHandle file, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Rename(int folder, string from, int otherFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint User();

    // struct statx has the same layout on every processor.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(16)] private readonly uint _links;
        [FieldOffset(20)] private readonly uint _owner;
        [FieldOffset(28)] private readonly ushort _mode;
        [FieldOffset(32)] private readonly ulong _number;
        [FieldOffset(40)] private readonly ulong _length;
        [FieldOffset(112)] private readonly long _modifiedSeconds;
        [FieldOffset(120)] private readonly uint _modifiedNanoseconds;
        [FieldOffset(136)] private readonly uint _deviceMajor;
        [FieldOffset(140)] private readonly uint _deviceMinor;

        public FileFacts Facts => new(Kind, _length, unchecked(_modifiedSeconds * 1_000_000_000 + _modifiedNanoseconds), (ulong)_deviceMajor << 32 | _deviceMinor, _number)
        {
            IsOwn = _links == 1 && _owner == User(),
        };

        private FileKind Kind => (_mode & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.Link,
            _ => FileKind.Other,
        };
    }
}
