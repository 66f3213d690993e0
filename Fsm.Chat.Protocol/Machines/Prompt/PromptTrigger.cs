using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Prompt;

/// <summary>What can happen to the prompt.</summary>
public enum PromptTrigger : byte
{
    /// <summary>An offer or an invitation came.</summary>
    [From(Own)] RequestArrived,

    /// <summary>The oldest of several was answered, or is over.</summary>
    [From(Own)] OldestRequestEnded,

    /// <summary>The only one was answered, or is over.</summary>
    [From(Own)] LastRequestEnded,

    /// <summary>The person answers one that is open.</summary>
    [From(Own)] AnswerTyped,

    /// <summary>The person answers without saying what, and nothing is open.</summary>
    [From(Own)] StrayAnswerTyped,

    /// <summary>The person answers a request by its number or name, and none that is open has it.</summary>
    [From(Own)] NamedAnswerTyped,
}
