using System.Threading.Channels;
using Fsm.Chat.Server.Hub.Performing;
using Serilog;
using Serilog.Events;

namespace Fsm.Chat.Server.Logging;

/// <summary>
/// Writes step records to the log, off the hub's threads. When the disk is slower than the chat, records are dropped and counted, never waited for.
/// </summary>
public sealed class StepLog : IStepJournal, IAsyncDisposable
{
    private const int Capacity = 16 * 1024;
    private readonly ILogger _log;
    private readonly Channel<JournalEntry> _entries;
    private readonly Task _writing;
    private long _dropped;

    /// <summary>Begins to write.</summary>
    public StepLog(ILogger log)
    {
        _log = log;
        _entries = Channel.CreateBounded<JournalEntry>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
        _writing = WriteAsync();
    }

    /// <summary>Records that were dropped because writing was too slow.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public bool IsEnabled => _log.IsEnabled(LogEventLevel.Debug);

    /// <inheritdoc/>
    public void Record(in JournalEntry entry) => _entries.Writer.TryWrite(entry);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        if (Dropped > 0)
            _log.Warning("{Dropped} step records were dropped: the log was too slow.", Dropped);
    }

    private async Task WriteAsync()
    {
        await foreach (var entry in _entries.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            _log.Debug(
                "{Machine} link {Link} {User}: {From} on {Trigger} to {To}, {Outcome}",
                entry.Machine, entry.Link, entry.User, entry.From, entry.Trigger, entry.To, entry.Outcome);
        }
    }
}
