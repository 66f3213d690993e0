using Fsm.Chat.Server.Hub.Books;

namespace Fsm.Chat.Tests.Server;

/// <summary>One limit: how it is met, and what has to come of that.</summary>
/// <param name="Trigger">The machine and the trigger that stand for it in the journal; null when reading just pauses.</param>
/// <param name="Limits">The limits, with a small one that is soon met; all others are the default or off.</param>
internal sealed record LimitCase(
    string Name, string? Trigger, Func<HubCounts, long> Count, Limits Limits, Func<Limits, Limits>? Off, Action<HubHarness> Provoke)
{
    /// <summary>Nobody answers pings or comes back here, and nobody is too fast: only one limit is met at a time.</summary>
    public static readonly Limits Calm = new() { PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero, ResumeWindow = TimeSpan.Zero, Rate = 0 };

    public static Func<HubCounts, long> Closed(CloseReason reason) => counts => counts.Closed.GetValueOrDefault(reason);

    public static Func<HubCounts, long> Refused(StatusCode status) => counts => counts.Refused.GetValueOrDefault(status);

    public override string ToString() => Name;
}
