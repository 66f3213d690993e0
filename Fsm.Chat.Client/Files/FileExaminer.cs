using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Files;

/// <summary>Looks whether a file can be sent.</summary>
internal static class FileExaminer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Looks at a file and opens it once.</summary>
    /// <param name="path">Its path, as typed.</param>
    /// <exception cref="FileTroubleException">It cannot be sent.</exception>
    public static ExaminedFile Examine(string path)
    {
        try
        {
            var full = Path.GetFullPath(HomePath.Expand(path));
            var kind = FileFacts.Of(full, followLink: true).Kind;
            if (kind != FileKind.Regular) // never opened: opening a pipe would wait for its other end
                throw new FileTroubleException(kind == FileKind.Missing ? LocalCode.NoSuchFile : LocalCode.NotAFile, "");

            var name = Path.GetFileName(full);
            if (!Utf8.TryEncode(name, out var bytes) || bytes.Length is 0 or > Limits.FileName)
                throw new FileTroubleException(StatusCode.FileNameInvalid, "");
            var file = new ExaminedFile(full, name, default);
            return OpenOnce(file);
        }
        catch (ArgumentException) // empty, or with characters that no path has
        {
            throw new FileTroubleException(LocalCode.NoSuchFile, "");
        }
        catch (Exception e)
        {
            throw FileTroubleException.From(e, StatusCode.FileUnreadable);
        }
    }

    // A file of the system can block whoever reads it, as a pipe does, and opening it says nothing of that.
    private static ExaminedFile OpenOnce(ExaminedFile file)
    {
        var looking = Task.Factory.StartNew(() => Look(file), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return ((IAsyncResult)looking).AsyncWaitHandle.WaitOne(Patience)
            ? looking.GetAwaiter().GetResult()
            : throw new FileTroubleException(LocalCode.NotAFile, ClientTexts.FileDoesNotEnd);
    }

    private static ExaminedFile Look(ExaminedFile file)
    {
        using var handle = file.Open();
        var looked = file with { Facts = FileFacts.Of(handle, file.Path), Traits = KeptTraits.Of(handle) };
        var isAsLong = looked.IsAsLongAsItSays(handle);
        looked.CheckUnchanged(handle); // one that grows just now is a file, and cannot be sent as long as it does
        return isAsLong ? looked : throw new FileTroubleException(LocalCode.NotAFile, ClientTexts.FileLengthUntrue);
    }
}
