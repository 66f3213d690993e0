using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>What a client has to know to decide on one typed text.</summary>
/// <param name="TextBytes">The length of the text in UTF-8, or null when it has no UTF-8.</param>
/// <param name="MaxText">The longest text the server takes; 0 for any.</param>
/// <param name="Conversation">Where the conversation with its recipient is.</param>
/// <param name="IsLostGroup">Whether text goes there without naming it, and it is a group that one is no longer in: a person may have that name by now.</param>
/// <param name="IsLinked">Whether the connection is there, so that the server can be asked to open one.</param>
public readonly record struct TextFacts(int? TextBytes, int MaxText, ConversationState Conversation, bool IsLostGroup, bool IsLinked = true)
{
    /// <summary>Whether the text says whom it is for, or the person talks to somebody.</summary>
    public bool HasRecipient { get; init; } = true;
}

/// <summary>Decides typed texts before they are sent, so that a person hears at once what the server would refuse.</summary>
public static class TextDecisions
{
    /// <summary>What a typed text means in the light of the facts.</summary>
    public static (UserTrigger Trigger, Code Code) Decide(in TextFacts facts)
    {
        Code code = facts switch
        {
            { HasRecipient: false } => LocalCode.NoTarget,
            { TextBytes: null } => LocalCode.NotPermittedNow,
            { TextBytes: 0 } => StatusCode.TextEmpty,
            _ when facts.MaxText > 0 && facts.TextBytes > facts.MaxText => StatusCode.TextTooLong,
            { Conversation: ConversationState.Closed, IsLostGroup: true } => LocalCode.ConversationEnded,
            { IsLinked: false } when TalkDecisions.IsBeingLeft(facts.Conversation) => LocalCode.Reconnecting,
            _ => StatusCode.Ok,
        };
        return (code.IsOk ? UserTrigger.TextTyped : UserTrigger.UnsendableTextTyped, code);
    }
}
