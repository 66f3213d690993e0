using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on a request for what was kept of a conversation.</summary>
/// <param name="IsHolder">Whether the name of whoever asks is theirs.</param>
/// <param name="IsKept">Whether there is such a conversation.</param>
/// <param name="IsAsking">Whether the last such request is not answered yet.</param>
public readonly record struct HistoryFacts(bool IsHolder, bool IsKept, bool IsAsking);

/// <summary>Decides requests for the past.</summary>
public static class HistoryDecisions
{
    /// <summary>What a request means in the light of the facts. Whoever asks learns of nobody's conversations but their own.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in HistoryFacts facts) => facts switch
    {
        { IsHolder: false } => (SessionTrigger.HistoryRefused, StatusCode.NotRegistered),
        { IsKept: false } => (SessionTrigger.HistoryRefused, StatusCode.NothingKept),
        { IsAsking: true } => (SessionTrigger.HistoryRefused, StatusCode.ServerBusy),
        _ => (SessionTrigger.HistoryGranted, StatusCode.Ok),
    };
}
