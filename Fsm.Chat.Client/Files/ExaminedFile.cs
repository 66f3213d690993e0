using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Texts;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Client.Files;

/// <summary>A file that can be sent, as it was when it was looked at. It is not kept open: it may wait long for its turn.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Facts">What it was.</param>
internal sealed record ExaminedFile(string Path, string Name, FileFacts Facts)
{
    /// <summary>What a receiver may want to keep of it.</summary>
    public FileTraits Traits { get; init; }

    /// <summary>Its bytes.</summary>
    public ulong Length => Facts.Length;

    /// <summary>Opens it to be read.</summary>
    public SafeFileHandle Open() => File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    /// <summary>Whether it ends where its length says: files that the system makes up while they are read say 0, or the size of a page.</summary>
    public bool IsAsLongAsItSays(SafeFileHandle handle)
    {
        Span<byte> end = stackalloc byte[2];
        return Length == 0 ? RandomAccess.Read(handle, end, 0) == 0 : RandomAccess.Read(handle, end, (long)Length - 1) == 1;
    }

    /// <summary>Makes sure that it is what it was.</summary>
    /// <exception cref="FileTroubleException">It is not.</exception>
    public void CheckUnchanged(SafeFileHandle handle)
    {
        if (FileFacts.Of(handle, Path) is var now && now with { IsOwn = Facts.IsOwn } != Facts)
            throw new FileTroubleException(StatusCode.FileChanged, now.Length == Facts.Length ? "" : ClientTexts.FileLengthChanged.With(Facts.Length, now.Length));
    }
}
