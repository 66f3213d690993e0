using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Terminal.Prompt;

/// <summary>Whether something on the client's screen waits for the person's answer.</summary>
public enum PromptState : byte
{
    /// <summary>Nothing does.</summary>
    Clear,

    /// <summary>At least one offer or invitation does; the oldest is the one that is asked.</summary>
    Asking,
}

/// <summary>What can happen to the prompt.</summary>
public enum PromptTrigger : byte
{
    /// <summary>An offer or an invitation came.</summary>
    [From(Own)] RequestArrived,

    /// <summary>The oldest of several was answered, or is over.</summary>
    [From(Own)] OldestRequestEnded,

    /// <summary>One behind the oldest was answered, or is over.</summary>
    [From(Own)] LaterRequestEnded,

    /// <summary>The only one was answered, or is over.</summary>
    [From(Own)] LastRequestEnded,

    /// <summary>The person answers one that is open.</summary>
    [From(Own)] AnswerTyped,

    /// <summary>The person answers without saying what, and nothing is open.</summary>
    [From(Own)] StrayAnswerTyped,

    /// <summary>The person answers a request by its number or name, and none that is open has it.</summary>
    [From(Own)] NamedAnswerTyped,
}

/// <summary>What a prompt's transition asks for.</summary>
public enum PromptEffect : byte
{
    /// <summary>Keep the request with those that are open.</summary>
    KeepRequest,

    /// <summary>Keep it no more.</summary>
    ForgetRequest,

    /// <summary>Show the request, and how it is answered.</summary>
    ShowRequest,

    /// <summary>Pass the answer on to whoever waits for it.</summary>
    GiveAnswer,

    /// <summary>Show the oldest of those that are left again.</summary>
    ShowNext,
}
