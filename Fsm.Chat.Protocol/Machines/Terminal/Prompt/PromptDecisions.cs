namespace Fsm.Chat.Protocol.Machines.Terminal.Prompt;

/// <summary>Decides what the end of a request means to the prompt, and what an answer is for.</summary>
public static class PromptDecisions
{
    /// <summary>What the end of one request means.</summary>
    /// <param name="position">Its place among the open ones, the oldest being 0.</param>
    /// <param name="open">How many are open, this one included.</param>
    public static PromptTrigger DecideEnded(int position, int open) => (position, open) switch
    {
        (_, 1) => PromptTrigger.LastRequestEnded,
        (0, _) => PromptTrigger.OldestRequestEnded,
        _ => PromptTrigger.LaterRequestEnded,
    };

    /// <summary>What a typed answer means.</summary>
    /// <param name="found">Whether it is for a request that is open.</param>
    /// <param name="isNamed">Whether it names the request; otherwise the oldest is meant.</param>
    public static PromptTrigger DecideAnswer(bool found, bool isNamed) => (found, isNamed) switch
    {
        (true, _) => PromptTrigger.AnswerTyped,
        (false, true) => PromptTrigger.NamedAnswerTyped,
        (false, false) => PromptTrigger.StrayAnswerTyped,
    };
}
