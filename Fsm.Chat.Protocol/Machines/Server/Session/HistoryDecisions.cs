using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on a request for what was kept of a conversation, or for messages that have some words.</summary>
/// <param name="IsHolder">Whether the name of whoever asks is theirs.</param>
/// <param name="IsKept">Whether there is such a conversation.</param>
/// <param name="IsAsking">Whether the last such request is not answered yet.</param>
public readonly record struct HistoryFacts(bool IsHolder, bool IsKept, bool IsAsking)
{
    /// <summary>Whether words are looked for that cannot be.</summary>
    public bool AreWordsInvalid { get; init; }

    /// <summary>Whether words were looked for too often just now.</summary>
    public bool IsTooOften { get; init; }
}

/// <summary>Decides requests for the past.</summary>
public static class HistoryDecisions
{
    /// <summary>A search looks through much: so many may be asked for a second.</summary>
    public const int SearchesEachSecond = 1;

    /// <summary>So many searches may be asked for at once.</summary>
    public const int SearchesAtOnce = 5;

    /// <summary>What a request means in the light of the facts. Whoever asks learns of nobody's conversations but their own.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in HistoryFacts facts) => facts switch
    {
        { IsHolder: false } => (SessionTrigger.HistoryRefused, StatusCode.NotRegistered),
        { AreWordsInvalid: true } => (SessionTrigger.HistoryRefused, StatusCode.WordsInvalid),
        { IsKept: false } => (SessionTrigger.HistoryRefused, StatusCode.NothingKept),
        { IsAsking: true } or { IsTooOften: true } => (SessionTrigger.HistoryRefused, StatusCode.ServerBusy),
        _ => (SessionTrigger.HistoryGranted, StatusCode.Ok),
    };
}
