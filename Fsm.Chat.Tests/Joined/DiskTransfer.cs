using System.Security.Cryptography;
using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Joined;

/// <summary>Disk and file link of one transfer, in memory. Each request is done in turn, a little with each move: true where something moved, false where it waits.</summary>
internal sealed class DiskTransfer(long number, JoinedDisk disk, JoinedWorld world, IFileEvents events)
{
    private const int Piece = 10;
    private readonly Queue<IEnumerator<bool>> _work = [];
    private byte[] _file = [];
    private ulong _length;
    private Wire? _wire;
    private FileLinkEnd? _link;

    /// <summary>The name that its contents are kept under while they are not whole; null for a sender.</summary>
    public string? Part { get; private set; }

    public bool Move()
    {
        if (!_work.TryPeek(out var step))
            return false;
        if (step.MoveNext())
            return step.Current;
        _work.TryDequeue(out _); // what it told may have stopped all
        return true;
    }

    public void Do(IEnumerable<bool> work) => _work.Enqueue(work.GetEnumerator());

    public void Share(DiskTransfer examined) => _file = examined._file;

    public void Stop()
    {
        _work.Clear();
        _wire?.Release();
    }

    public IEnumerable<bool> Examine(string path)
    {
        if (disk.Files.TryGetValue(path, out var file))
            events.FileExamined(number, path, (ulong)(_file = file).Length);
        else
            events.FileFailed(number, LocalCode.NoSuchFile, "");
        yield break;
    }

    public IEnumerable<bool> Prepare(string name, ulong length)
    {
        (Part, _length) = (disk.FreePart(SafeFileName.From(name)), length);
        var there = Contents;
        events.FilePrepared(number, (ulong)there.Length, there.Length == 0 ? new byte[FileHash.Size] : SHA256.HashData(there));
        yield break;
    }

    public IEnumerable<bool> Attach(ServerEndpoint server, ulong id, byte[] token)
    {
        while (!disk.Attaches)
            yield return false;
        _link = new();
        _wire = disk.Dial(world, server, _link);
        _link.Put(new FileAttachment { Transfer = id, Token = token });
        while (true)
        {
            if (_link.Take() is { } frame)
            {
                if (AttachmentAnswers.Refusal(frame.Header, frame.Body) is { } refusal)
                    events.FileLinkLost(number, refusal);
                else
                    events.FileLinkAttached(number);
                yield break;
            }

            if (Lost())
                yield break;
            yield return false;
        }
    }

    public IEnumerable<bool> Send(ulong offset, byte[] hash)
    {
        var there = (int)Math.Min(offset, (ulong)_file.Length);
        var position = SHA256.HashData(_file.AsSpan(0, there)).SequenceEqual(hash) ? there : 0;
        _link!.Put(new FileBegin { Offset = (ulong)position });
        while (position < _file.Length)
        {
            if (Lost())
                yield break;
            if (disk.Pieces == 0)
            {
                yield return false;
                continue;
            }

            var count = Math.Min(Piece, _file.Length - position);
            _link.Put(new FileData { Bytes = _file.AsSpan(position, count) });
            (position, disk.Pieces, disk.Sent) = (position + count, disk.Pieces - 1, disk.Sent + count);
            events.FileProgressed(number, (ulong)position);
            yield return true;
        }

        _link.Put(new FileEnd { Length = (ulong)_file.Length, Hash = SHA256.HashData(_file) });
        events.ContentsSent(number, SHA256.HashData(_file));
    }

    public IEnumerable<bool> Take()
    {
        var decisions = new ContentsDecisions(_length, (ulong)Contents.Length);
        while (decisions.Stage != ContentsStage.Complete)
        {
            if (_link!.Take() is { } frame)
            {
                if (Took(decisions.Judge(frame.Header, frame.Body)))
                    yield return true;
                else
                    yield break;
            }
            else if (Lost())
                yield break;
            else
                yield return false;
        }

        events.ContentsTaken(number);
    }

    public IEnumerable<bool> Store()
    {
        while (!disk.Stores)
            yield return false;
        var path = disk.Store(Part!);
        events.FileStored(number, path, SHA256.HashData(disk.Files[path]));
    }

    private byte[] Contents
    {
        get => disk.Parts[Part!];
        set => disk.Parts[Part!] = value;
    }

    private bool Took(in ContentsVerdict verdict)
    {
        switch (verdict.Step)
        {
            case ContentsStep.Begin when verdict.Offset == 0:
                Contents = [];
                return true;
            case ContentsStep.Begin:
                return true;
            case ContentsStep.Write:
                Contents = [.. Contents, .. verdict.Bytes];
                events.FileProgressed(number, (ulong)Contents.Length);
                return true;
            case ContentsStep.Finish when SHA256.HashData(Contents).AsSpan().SequenceEqual(verdict.Bytes):
                return true;
            case ContentsStep.Lose:
                events.FileLinkLost(number, verdict.Why!);
                return false;
            default:
                events.FileFailed(number, StatusCode.ContentsDiffer, verdict.Why ?? "the hashes differ");
                return false;
        }
    }

    private bool Lost()
    {
        if (!_link!.IsOver)
            return false;
        events.FileLinkLost(number, "the connection ended");
        return true;
    }
}
