using Fsm.Chat.Server.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Fsm.Chat.Tests.Server;

/// <summary>A disk that stands still holds up nobody who logs.</summary>
public sealed class ServerLogTests
{
    [Test]
    public async Task Lines_that_cannot_be_written_in_time_are_dropped_and_counted_and_nobody_waits()
    {
        const int TooMany = 100;
        using var disk = new StalledDisk();
        await using var log = ServerLog.Create(new(), place => place.Sink(disk));
        log.Logger.Information("the first");
        disk.WaitUntilWriting();

        for (var i = 0; i < ServerLog.Capacity + TooMany; i++)
            log.Logger.Information("line {Number}", i);

        Assert.That(log.Dropped, Is.EqualTo(TooMany));
        disk.GoOn();
    }

    private sealed class StalledDisk : ILogEventSink, IDisposable
    {
        private readonly ManualResetEventSlim _isWriting = new();
        private readonly ManualResetEventSlim _goesOn = new();

        public void WaitUntilWriting() => Assert.That(_isWriting.Wait(TimeSpan.FromSeconds(30)), Is.True);

        public void GoOn() => _goesOn.Set();

        public void Emit(LogEvent logEvent)
        {
            _isWriting.Set();
            _goesOn.Wait(TimeSpan.FromMinutes(1));
        }

        public void Dispose() => _goesOn.Set(); // the events themselves are the collector's: the writer may still look at them
    }
}
