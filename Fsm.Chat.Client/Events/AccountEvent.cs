using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Client.Events;

/// <summary>Something about one's name: whose it is, and what proves it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Status">One of registered, listed, code, removed, forgotten.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record AccountEvent(string? Server, string Status, string Text) : ClientEvent(Server)
{
    /// <summary>The keys that prove it; of a list.</summary>
    public IReadOnlyList<ListedKey>? Keys { get; init; }

    /// <summary>A code by which another key may prove it; of one.</summary>
    public string? Code { get; init; }
}

/// <summary>A key that proves one's name.</summary>
/// <param name="Fingerprint">What it is known by.</param>
/// <param name="Label">What it is called; empty for nothing.</param>
/// <param name="Created">Since when it counts.</param>
/// <param name="LastUsed">When it was last shown.</param>
/// <param name="IsThis">Whether it is this client's own.</param>
public sealed record ListedKey(string Fingerprint, string Label, DateTimeOffset Created, DateTimeOffset LastUsed, bool IsThis)
{
    private const int ShownDigits = 19; // four groups of four: enough to tell ten apart, and to name one

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>As much of the fingerprint as a person needs.</summary>
    public string Beginning => Fingerprint.Length > ShownDigits ? Fingerprint[..ShownDigits] : Fingerprint;

    /// <summary>One as a server tells of it. What can be no time is the last or the first there is.</summary>
    public static ListedKey Of(KeyEntry entry) => new(entry.Fingerprint, entry.Label, Moment(entry.Created), Moment(entry.LastUsed), entry.IsThis);

    private static DateTimeOffset Moment(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, LastSecond));
}
