using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Events;

/// <summary>Why something is as it is: the answer to <c>why</c>.</summary>
/// <param name="Server">The server.</param>
/// <param name="About">One of self, link, person, group, message, upload, download, server.</param>
/// <param name="Name">Its name, number or address.</param>
/// <param name="Facts">Where its machine is; null when nothing of it moves.</param>
public sealed record WhyEvent(string? Server, string About, string Name, MachineFacts? Facts) : ClientEvent(Server)
{
    /// <summary>What was heard last of a person: <c>gone</c>, <c>interrupted</c>, <c>back</c>, <c>listed</c>; null for nothing.</summary>
    public string? Presence { get; init; }

    /// <summary>The code of the reason of that, where there is one.</summary>
    public string? PresenceReason { get; init; }

    /// <summary>When that was, in local time.</summary>
    public DateTimeOffset? PresenceAt { get; init; }

    /// <summary>The messages of one's own to it that have no verdict, and the state of each.</summary>
    public IReadOnlyList<(string Id, string State)> Undecided { get; init; } = [];

    /// <summary>The transfers with it that are under way.</summary>
    public IReadOnlyList<string> Transfers { get; init; } = [];

    /// <summary>The same in sentences.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}

/// <summary>Where all machines are: the answer to <c>states</c>.</summary>
/// <param name="Machine">The machine that is drawn.</param>
/// <param name="Subjects">What moves, and where it is.</param>
public sealed record StatesEvent(string Machine, IReadOnlyList<MachineFacts> Subjects) : ClientEvent((string?)null)
{
    /// <summary>The machine with its present states, drawn in lines of at most 51 columns.</summary>
    public required IReadOnlyList<string> Picture { get; init; }

    /// <summary>The same in sentences.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}
