using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to the prompt: a case for each family of triggers.</summary>
internal abstract record PromptHappened
{
    /// <summary>A request came.</summary>
    public sealed record Arrived(PromptRequest Request) : PromptHappened;

    /// <summary>A request was answered, or is over.</summary>
    public sealed record Ended(PromptRequest Request) : PromptHappened;

    /// <summary>The person answers.</summary>
    /// <param name="Request">What; null when there is no such request.</param>
    /// <param name="IsAccepted">Whether the answer is yes.</param>
    public sealed record Answered(PromptRequest? Request, bool IsAccepted) : PromptHappened;
}
