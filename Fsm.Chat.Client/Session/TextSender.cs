using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Protocol.Machines.Client.Conversation;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes a message of a typed text, and opens the conversation for a line that named its recipient.</summary>
internal sealed class TextSender(ClientCore core)
{
    /// <summary>Queues the text that was said for its conversation.</summary>
    public void Send(UserHappened.Says said)
    {
        var conversation = said.Conversation!;
        Queue(conversation, said.Text, said.Bytes);
        if (!TalkDecisions.IsIn(conversation.State))
            OpenForLine(conversation);
        core.Messages.Pump(conversation.Server);
    }

    /// <summary>Queues a text for a conversation, open or not.</summary>
    public void Queue(ClientConversation conversation, string text, byte[] bytes)
    {
        core.Made = (core.Made.Links, core.Made.Messages + 1);
        var message = new ClientDelivery(core.Machines.Delivery.Rules.Initial, core.Made.Messages, conversation, text, bytes);
        core.CrashNotes.Note(conversation.Server, new LineQueued(message.Number, conversation.Name, conversation.Port, text));
        conversation.Server.Unsettled[message.Number] = message;
        conversation.Waiting.Enqueue(message);
        core.Lines.NoteQueued();
        core.Tell.Progress(message, "queued");
    }

    private void OpenForLine(ClientConversation conversation)
    {
        core.Lines.Await(AwaitedKinds.Line, conversation.Server);
        core.Machines.Fire(conversation, ConversationTrigger.ChatTyped, new ConversationHappened.Wished(OpenPurpose.Line));
    }
}
