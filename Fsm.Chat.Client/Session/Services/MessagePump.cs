using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>What has to be known to let a message go.</summary>
/// <param name="Conversation">Where its conversation is.</param>
/// <param name="InFlight">Messages that the server has not acknowledged.</param>
/// <param name="Window">How many of those there may be.</param>
/// <param name="Undecided">Messages to this person that were sent and have no verdict.</param>
internal readonly record struct WindowFacts(ConversationState Conversation, int InFlight, int Window, int Undecided);

/// <summary>Decides when a message may go.</summary>
internal static class WindowDecisions
{
    /// <summary>Whether a message may go.</summary>
    public static bool MayGo(in WindowFacts facts) =>
        (facts.Window == 0 || facts.InFlight < facts.Window)
        && facts.Undecided < Limits.UndecidedMessages
        && TalkDecisions.TakesTexts(facts.Conversation);
}

/// <summary>Lets messages go in the order of typing, and what waits behind them.</summary>
internal sealed class MessagePump(IFire machines)
{
    /// <summary>Lets go what may go now.</summary>
    public void Pump(ClientUser server)
    {
        if (server.Session is not { IsLinked: true } session || FarewellDecisions.HasTakenLeave(server.State))
            return;
        while (Next(server, session) is { } conversation)
            machines.Fire(conversation.Waiting.Dequeue(), DeliveryTrigger.SendPermitted, DeliveryHappened.Nothing);
        foreach (var conversation in server.Conversations.Values)
        {
            if (conversation is { State: ConversationState.Draining, Waiting.Count: 0 })
                machines.Fire(conversation, ConversationTrigger.TextsSent, ConversationHappened.Nothing);
        }
    }

    /// <summary>Fails what waits for a conversation that it will not get.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="code">Why.</param>
    /// <param name="isKept">Whether the texts are kept for another try.</param>
    public void Fail(ClientConversation conversation, Code code, bool isKept = true)
    {
        while (conversation.Waiting.TryDequeue(out var message))
            machines.Fire(message, DeliveryTrigger.ConversationRefused, new DeliveryHappened.Failed(code, isKept));
    }

    private static ClientConversation? Next(ClientUser server, ChatSession session) => server.Conversations.Values
        .Where(c => c.Waiting.Count > 0 && WindowDecisions.MayGo(new(c.State, session.Queue.Messages, session.Greeting!.Window, c.Undecided)))
        .MinBy(c => c.Waiting.Peek().Number);
}
