using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>Keeps what is told; each transfer's events in order.</summary>
internal sealed class RecordedEvents : IFileEvents
{
    private readonly ConcurrentDictionary<long, Channel<FileEvent>> _queues = new();

    private readonly ConcurrentDictionary<long, Channel<ulong>> _progress = new();

    public async Task<FileEvent> NextAsync(long transfer) => await Queue(transfer).Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public bool IsEmpty(long transfer) => Queue(transfer).Reader.Count == 0;

    public void FileExamined(long transfer, string name, ulong length, FileTraits traits = default) => Add(new(transfer, nameof(FileExamined)) { Text = name, Bytes = length, Traits = traits });

    public void FilePrepared(long transfer, ulong offset, byte[] hash) => Add(new(transfer, nameof(FilePrepared)) { Bytes = offset, Hash = hash });

    public void FileLinkAttached(long transfer) => Add(new(transfer, nameof(FileLinkAttached)));

    public void FileProgressed(long transfer, ulong bytes) => Progress(transfer).Writer.TryWrite(bytes);

    public void ContentsSent(long transfer, byte[] hash) => Add(new(transfer, nameof(ContentsSent)) { Hash = hash });

    public void ContentsTaken(long transfer) => Add(new(transfer, nameof(ContentsTaken)));

    public void FileStored(long transfer, string path, byte[] hash) => Add(new(transfer, nameof(FileStored)) { Text = path, Hash = hash });

    public void FileFailed(long transfer, Code code, string why) => Add(new(transfer, nameof(FileFailed)) { Status = code.Member(), Text = why });

    public void FileLinkLost(long transfer, string why) => Add(new(transfer, nameof(FileLinkLost)) { Text = why });

    /// <summary>What progress was told, apart from the rest.</summary>
    public Channel<ulong> Progress(long transfer) => _progress.GetOrAdd(transfer, _ => Channel.CreateUnbounded<ulong>());

    public async Task AwaitProgressAsync(long transfer, ulong bytes)
    {
        while (await Progress(transfer).Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)) < bytes) { }
    }

    private Channel<FileEvent> Queue(long transfer) => _queues.GetOrAdd(transfer, _ => Channel.CreateUnbounded<FileEvent>());

    private void Add(FileEvent told) => Queue(told.Transfer).Writer.TryWrite(told);
}
