using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Tells a user's conversations, and the messages in them, what happens to that user.</summary>
internal sealed class UserConversations(ClientFacts client, IFire machines, Announcer announcer)
{
    /// <summary>The person asks for a conversation.</summary>
    public void Open(ClientUser server, UserHappened.Chats wish)
    {
        var conversation = server.ConversationWith(wish.Name, client.Rules.Conversation.Initial);
        machines.Fire(conversation, ConversationTrigger.ChatTyped, new ConversationHappened.Wished(wish.Purpose));
    }

    /// <summary>The person leaves the conversation that plain lines go to, or else all that lines have opened.</summary>
    public void Leave(ClientUser server)
    {
        List<ClientConversation> left = server.Target is { } target
            ? [target]
            : [.. server.Conversations.Values.Where(conversation => conversation.OpenedFor == OpenPurpose.Line)];
        foreach (var conversation in left)
            machines.Fire(conversation, TalkDecisions.DecideQuit(conversation.Waiting.Count), ConversationHappened.Nothing);
    }

    /// <summary>The server has answered a request to open or to leave.</summary>
    public void Settle(PendingRequest.Talk talk, UserHappened.Answered answer)
    {
        var trigger = AnswerDecisions.Decide(talk.Kind, answer.Status);
        machines.Fire(talk.Conversation, trigger, (trigger, answer) switch
        {
            (ConversationTrigger.OpenConfirmed, UserHappened.AnsweredOpen opened) => new ConversationHappened.Opened(opened.Name, opened.Port, talk.Purpose),
            (ConversationTrigger.OpenRefused, _) => new ConversationHappened.Failed(answer.Status),
            _ => ConversationHappened.Nothing,
        });
    }

    /// <summary>Somebody has opened a conversation with oneself, or left it.</summary>
    public void NoteTurn(ClientUser server, UserHappened.PeerTurned turned) => machines.Fire(
        server.ConversationWith(turned.Name, client.Rules.Conversation.Initial),
        turned.Change == ConversationChange.Open ? ConversationTrigger.PeerOpened : ConversationTrigger.PeerLeft, ConversationHappened.Nothing);

    /// <summary>Somebody has come or gone, or the server is about to.</summary>
    public void NotePresence(ClientUser server, UserHappened.PeerMoved moved)
    {
        if (AnswerDecisions.Decide(moved.Change) is not { } trigger)
        {
            announcer.ServerStopping(server);
            return;
        }

        server.Heard.Note(moved.Name, new(moved.Change, moved.Reason, client.Now));
        machines.Fire(
            server.ConversationWith(moved.Name, client.Rules.Conversation.Initial), trigger,
            trigger == ConversationTrigger.PeerGone ? new ConversationHappened.PeerGone(moved.Reason) : ConversationHappened.Nothing);
    }

    /// <summary>The link is lost: no conversation goes on.</summary>
    public void End(ClientUser server)
    {
        foreach (var conversation in server.Conversations.Values.ToList())
            machines.Fire(conversation, ConversationTrigger.LinkLost, new ConversationHappened.Failed(LocalCode.NotConnected));
    }

    /// <summary>The session is lost: no message has a verdict any more.</summary>
    public void EndDeliveries(ClientUser server, CloseReason reason)
    {
        foreach (var conversation in server.Conversations.Values)
            conversation.Waiting.Clear();
        foreach (var message in server.Unsettled.Values.OrderBy(message => message.Number).ToList())
            machines.Fire(message, DeliveryTrigger.LinkLost, new DeliveryHappened.Lost(reason));
    }
}
