using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What waits for the person's answer.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientPrompt(PromptState initial) : Subject<PromptState>(initial)
{
    /// <summary>The open requests, oldest first.</summary>
    public List<PromptRequest> Requests { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => "prompt";
}
