using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>What has to be known to let a message go.</summary>
/// <param name="Conversation">Where its conversation is.</param>
/// <param name="LeaveIsDue">Whether the leave of that conversation still waits for its messages.</param>
/// <param name="InFlight">Messages that the server has not acknowledged.</param>
/// <param name="Window">How many of those there may be.</param>
/// <param name="Undecided">Messages to this person that were sent and have no verdict.</param>
internal readonly record struct WindowFacts(ConversationState Conversation, bool LeaveIsDue, int InFlight, int Window, int Undecided);

/// <summary>Decides when a message may go.</summary>
internal static class WindowDecisions
{
    /// <summary>Whether a message may go. Leaving does not cut off what was typed before it.</summary>
    public static bool MayGo(in WindowFacts facts) =>
        (facts.Window == 0 || facts.InFlight < facts.Window)
        && facts.Undecided < Limits.UndecidedMessages
        && (TalkDecisions.IsIn(facts.Conversation) || facts is { Conversation: ConversationState.Leaving, LeaveIsDue: true });
}

/// <summary>Lets messages go in the order of typing, and what waits behind them.</summary>
internal sealed class MessagePump(ClientCore core)
{
    /// <summary>Lets go what may go now.</summary>
    public void Pump(ClientUser server)
    {
        if (server.Session is not { IsLinked: true, DisconnectSequence: null } session)
            return;
        while (Next(server, session) is { } conversation)
            core.Machines.Fire(conversation.Waiting.Dequeue(), DeliveryTrigger.SendPermitted, Occasion.None);
        foreach (var conversation in server.Conversations.Values)
        {
            if (conversation is { LeaveDue: not null, Waiting.Count: 0 })
                Leave(session, conversation);
        }
    }

    /// <summary>Fails what waits for a conversation that it will not get.</summary>
    public void Fail(ClientConversation conversation, Code code)
    {
        while (conversation.Waiting.TryDequeue(out var message))
            core.Machines.Fire(message, DeliveryTrigger.ConversationRefused, new() { Status = code });
    }

    private static ClientConversation? Next(ClientUser server, ChatSession session) => server.Conversations.Values
        .Where(c => c.Waiting.Count > 0 && WindowDecisions.MayGo(new(c.State, c.LeaveDue is not null, session.Queue.Messages, session.Greeting!.Window, c.Undecided)))
        .MinBy(c => c.Waiting.Peek().Number);

    private void Leave(ChatSession session, ClientConversation conversation)
    {
        conversation.LeaveDue = null;
        var leave = new ConversationMessage { Change = ConversationChange.Leave, Peer = FrameSender.Encode(conversation.Name) };
        core.Frames.Ask(session, leave, RequestKind.Leave, new() { Conversation = conversation }, conversation.Port);
    }
}
