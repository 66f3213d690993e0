using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Texts;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>
/// The folder that received files are stored in. Nothing outside it is written: a link that somebody has put there is never followed, and what has a name already
/// keeps it.
/// </summary>
/// <remarks>Folder names are trusted once the folder is there: whoever may rename folders above it could also do without us.</remarks>
public sealed class DownloadFolder
{
    /// <summary>The folder when none is named, in the current one.</summary>
    public const string DefaultName = "downloads";

    // Locks a file: on Unix by sharing nothing. On Windows an open file can be renamed and deleted only if that is said here, and then it is locked as well.
    private static readonly FileShare Locked = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly bool _isNamed;
    private readonly bool _keepsTraits;

    /// <summary>Says where it is. It is made when it is needed.</summary>
    /// <param name="named">The folder that the person has named; null for <see cref="DefaultName"/>.</param>
    /// <param name="keepsTraits">Whether files keep the right to execute them, and their times.</param>
    public DownloadFolder(string? named, bool keepsTraits = false)
    {
        (_isNamed, _keepsTraits) = (named is not null, keepsTraits);
        Path = System.IO.Path.GetFullPath(HomePath.Expand(named ?? DefaultName));
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Opens the unfinished file for an offered one: what an earlier attempt has left, or a new one. Files in use are left alone.</summary>
    /// <param name="offered">The name as it was offered.</param>
    /// <param name="traits">What else was told of it.</param>
    /// <exception cref="FileTroubleException">There is no place for it.</exception>
    internal PartFile Open(string offered, FileTraits traits = default)
    {
        var kept = KeptTraits.From(traits, _keepsTraits);
        var name = SafeFileName.From(offered);
        try
        {
            Make();
            for (var number = 0; number <= SafeFileName.LastNumber; number++)
            {
                if (TryOpen(PathOf(name, number) + SafeFileName.PartSuffix, kept) is { } handle)
                    return new(PathOf(name, number) + SafeFileName.PartSuffix, name, handle) { Kept = kept };
            }
        }
        catch (Exception e)
        {
            throw FileTroubleException.From(e, StatusCode.FileUnwritable);
        }

        throw new FileTroubleException(StatusCode.FileUnwritable, ClientTexts.NumbersTaken);
    }

    /// <summary>Bytes that fit into the folder; null when the system does not say.</summary>
    internal ulong? FreeBytes()
    {
        try
        {
            return (ulong)new DriveInfo(Path).AvailableFreeSpace;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Gives a complete file its name, or the first free number of that name.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="FileTroubleException">It could not be kept.</exception>
    internal string Store(PartFile part)
    {
        try
        {
            part.Complete();
            for (var number = 0; number <= SafeFileName.LastNumber; number++)
            {
                if (!TryRename(part.Path, PathOf(part.Name, number)))
                    continue;
                part.GiveTraits();
                return PathOf(part.Name, number);
            }
        }
        catch (Exception e)
        {
            throw FileTroubleException.From(e, StatusCode.FileUnwritable);
        }

        throw new FileTroubleException(StatusCode.FileUnwritable, ClientTexts.NumbersTaken);
    }

    private static bool TryRename(string from, string to)
    {
        if (OperatingSystem.IsLinux() && LinuxFiles.TryRename(from, to) is { } renamed)
            return renamed;
        if (FileFacts.Of(to, followLink: false).Kind != FileKind.Missing)
            return false;
        try
        {
            File.Move(from, to, overwrite: false);
            return true;
        }
        catch (IOException) when (FileFacts.Of(to, followLink: false).Kind != FileKind.Missing)
        {
            return false;
        }
    }

    private static SafeFileHandle? TryOpen(string path, KeptTraits kept)
    {
        var found = FileFacts.Of(path, followLink: false);
        var isNew = found.Kind == FileKind.Missing;
        if (!isNew && (found.Kind != FileKind.Regular || !found.IsOwn))
            return null;
        SafeFileHandle? handle = null;
        try
        {
            // A new file is made only where nothing is, a link included.
            handle = isNew ? kept.Create(path, Locked) : File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Locked);
            if (isNew || FileFacts.Of(handle, path).IsSameFile(found))
                return handle;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && FileFacts.Of(path, followLink: false).Kind != FileKind.Missing)
        {
            // In use, or somebody was faster: another number will do.
        }

        handle?.Dispose();
        return null;
    }

    // A folder that nobody has named might be a trap: a link to where nobody wants files.
    private void Make()
    {
        var kind = FileFacts.Of(Path, followLink: _isNamed).Kind;
        if (kind == FileKind.Missing)
            Directory.CreateDirectory(Path);
        else if (kind != FileKind.Directory)
            throw new FileTroubleException(StatusCode.FileUnwritable, (kind == FileKind.Link ? ClientTexts.FolderIsLink : ClientTexts.NotAFolder).With(Path));
    }

    private string PathOf(string name, int number) => System.IO.Path.Combine(Path, SafeFileName.Number(name, number));
}
