using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Sinks.Async;

namespace Fsm.Chat.Server.Logging;

/// <summary>
/// The server's log, written on threads of its own: whoever logs never waits for a disk or a terminal that stands still. What the writer cannot keep up with is
/// dropped and counted.
/// </summary>
internal sealed class ServerLog : IAsyncLogEventSinkMonitor, IAsyncDisposable
{
    /// <summary>Lines that may wait for each place that they are written to.</summary>
    public const int Capacity = 16 * 1024;

    private static readonly TimeSpan LastWordsWithin = TimeSpan.FromSeconds(5);
    private readonly List<IAsyncLogEventSinkInspector> _writers = [];

    private ServerLog()
    {
    }

    /// <summary>Takes log events.</summary>
    public Logger Logger { get; private set; } = null!; // made with the places, which are told of to this

    /// <summary>Lines that were dropped because writing was too slow.</summary>
    public long Dropped => _writers.Sum(writer => writer.DroppedMessagesCount);

    /// <summary>Begins to write.</summary>
    /// <param name="configuration">What is wanted.</param>
    /// <param name="places">Where lines go, each with a writer of its own.</param>
    public static ServerLog Create(LoggerConfiguration configuration, params IEnumerable<Action<LoggerSinkConfiguration>> places)
    {
        var log = new ServerLog();
        foreach (var place in places)
            configuration.WriteTo.Async(place, Capacity, blockWhenFull: false, log);
        log.Logger = configuration.CreateLogger();
        return log;
    }

    void IAsyncLogEventSinkMonitor.StartMonitoring(IAsyncLogEventSinkInspector inspector) => _writers.Add(inspector);

    void IAsyncLogEventSinkMonitor.StopMonitoring(IAsyncLogEventSinkInspector inspector)
    {
        // its count is still wanted
    }

    /// <summary>Lets what waits be written, unless that takes too long: a disk that stands still must not keep the server from ending.</summary>
    public async ValueTask DisposeAsync() =>
        await Task.WhenAny(Task.Run(Logger.Dispose), Task.Delay(LastWordsWithin)).ConfigureAwait(false);
}
