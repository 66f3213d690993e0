using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Transport;

namespace Fsm.Chat.Server.Logging;

/// <summary>Tells the operator how often which limit was met since the start: one line every ten minutes in which something changed, and one at the end.</summary>
internal sealed class CountsLog : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);
    private readonly ChatHub _hub;
    private readonly LinkCount _links;
    private readonly ServerLog _log;
    private readonly ITimer _timer;
    private string _last = "";

    /// <param name="hub">Counts what happens on links.</param>
    /// <param name="links">Counts what happens before there is a link.</param>
    /// <param name="log">Where the lines go.</param>
    /// <param name="time">The clock.</param>
    public CountsLog(ChatHub hub, LinkCount links, ServerLog log, TimeProvider time)
    {
        (_hub, _links, _log) = (hub, links, log);
        _timer = time.CreateTimer(_ => Write(evenIfSame: false), null, LookEvery, LookEvery);
    }

    public void Dispose()
    {
        _timer.Dispose();
        Write(evenIfSame: true);
    }

    private void Write(bool evenIfSame)
    {
        var counts = _hub.Counts;
        var (closed, refused) = (List(counts.Closed, reason => reason.Code()), List(counts.Refused, status => ((Code)status).Name));
        var line = $"{closed}|{refused}|{counts.Pauses}|{counts.Probes}|{counts.Expired}|{_links.Refused}|{_links.FailedAccepts}|{_log.Dropped}";
        if (line == _last && !evenIfSame)
            return;
        _last = line;
        var figures = _hub.Figures;
        _log.Logger.Information(
            "Since the start: links closed: {Closed:l}; refused: {Refused:l}; reads paused: {Pauses}; silent peers asked: {Probes}; sessions not resumed: {Expired}; "
            + "connections beyond the most: {AtCap}; accepts failed: {FailedAccepts}; log lines dropped: {Dropped}; internal errors: {InternalErrors}. Now: {Links} links, {Sessions} users.",
            closed, refused, counts.Pauses, counts.Probes, counts.Expired, _links.Refused, _links.FailedAccepts, _log.Dropped, figures.InternalErrors, figures.Links, figures.Sessions);
    }

    private static string List<TReason>(IReadOnlyDictionary<TReason, long> counts, Func<TReason, string> codeOf)
        where TReason : struct, Enum =>
        counts.Count == 0 ? "none" : string.Join(", ", counts.OrderBy(pair => pair.Key).Select(pair => $"{codeOf(pair.Key)} {pair.Value}"));
}
