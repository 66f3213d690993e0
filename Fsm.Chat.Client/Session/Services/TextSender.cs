using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Conversation;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Makes a message of a typed text, and opens the conversation for a line that named its recipient.</summary>
internal sealed class TextSender(
    ClientFacts client, IFire machines, Announcer announcer, LineKeeper lineKeeper, MessagePump messagePump, CrashNoteKeeper crashNoteKeeper)
{
    /// <summary>Queues the text that was said for its conversation.</summary>
    public void Send(UserHappened.Says said)
    {
        var conversation = said.Conversation!;
        Queue(conversation, said.Text, said.Bytes);
        if (TalkDecisions.DecideText(conversation.State, !conversation.Server.IsInterrupted) is { } trigger)
            Begin(conversation, trigger, said.Purpose);
        messagePump.Pump(conversation.Server);
    }

    /// <summary>Queues a text for a conversation, open or not.</summary>
    public void Queue(ClientConversation conversation, string text, byte[] bytes)
    {
        client.Made = (client.Made.Links, client.Made.Messages + 1);
        var message = new ClientDelivery(client.Rules.Delivery.Initial, client.Made.Messages, conversation, text, bytes) { Command = client.Input.Command?.Id };
        crashNoteKeeper.Note(conversation.Server, new LineQueued(message.Number, conversation.Name, conversation.Port, text));
        conversation.Server.Unsettled[message.Number] = message;
        conversation.Waiting.Enqueue(message);
        lineKeeper.NoteQueued();
        announcer.Progress(message, "queued");
    }

    private void Begin(ClientConversation conversation, ConversationTrigger trigger, OpenPurpose purpose)
    {
        if (trigger == ConversationTrigger.ChatTyped && purpose != OpenPurpose.Chat) // what is typed in a window waits for nothing
            lineKeeper.Await(AwaitedKinds.Line, conversation.Server);
        machines.Fire(conversation, trigger, new ConversationHappened.Wished(purpose));
    }
}
