using Fsm.Chat.Server.Logging;
using Fsm.Chat.Server.Transport;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Fsm.Chat.Tests.Server;

/// <summary>What the operator reads of limits in the log.</summary>
public sealed class CountsLogTests
{
    private readonly List<string> _lines = [];

    [Test]
    public async Task A_line_comes_every_ten_minutes_in_which_something_changed_and_at_the_end()
    {
        using var server = new HubHarness();
        var links = new LinkCount(1);
        var log = ServerLog.Create(new(), place => place.Sink(new Lines(_lines)));
        using (new CountsLog(server.Hub, links, log, server.Time))
        {
            server.Dial("192.0.2.1").SendBytes(1, 2, 3).EndInput();
            links.NoteRefused();
            server.Time.Advance(TimeSpan.FromMinutes(10));
            server.Time.Advance(TimeSpan.FromMinutes(10)); // in which nothing changes
        }

        await log.DisposeAsync();

        Assert.That(_lines, Has.Count.EqualTo(2).And.All.Contain("links closed: bad_magic 1; refused: none; reads paused: 0;"));
        Assert.That(_lines, Has.All.Contain("connections beyond the most: 1; accepts failed: 0; log lines dropped: 0; internal errors: 0. Now: 0 links, 0 users."));
    }

    [Test]
    public void A_flood_of_refusals_is_worth_one_line()
    {
        var links = new LinkCount(1);
        links.TryEnter();

        Assert.That((links.TryEnter(), links.NoteRefused(), links.NoteRefused(), links.Refused), Is.EqualTo((false, true, false, 2L)));
        links.Leave();
        links.TryEnter();
        Assert.That((links.TryEnter(), links.NoteRefused()), Is.EqualTo((false, true)), "full once more");
    }

    private sealed class Lines(List<string> lines) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => lines.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
