using Fsm.Chat.Protocol.Machines.Conversation;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes a message of a typed text, and opens the conversation for a line that named its recipient.</summary>
internal sealed class TextSender(ClientCore core)
{
    /// <summary>Queues the text of an occasion for its conversation.</summary>
    public void Send(Occasion about)
    {
        var conversation = about.Conversation!;
        core.Made = (core.Made.Links, core.Made.Messages + 1);
        var message = new MessageDelivery(core.Machines.Delivery.Rules.Initial, core.Made.Messages, conversation, about.Text, about.Bytes);
        conversation.Server.Unsettled[message.Number] = message;
        conversation.Waiting.Enqueue(message);
        core.Lines.NoteQueued();
        core.Tell.Progress(message, "queued");
        if (!TalkDecisions.IsIn(conversation.State))
            OpenForLine(conversation);
        core.Messages.Pump(conversation.Server);
    }

    private void OpenForLine(ChatConversation conversation)
    {
        core.Lines.Await(AwaitedKinds.Line, conversation.Server);
        core.Fire(conversation, ConversationTrigger.ChatTyped, new() { Purpose = OpenPurpose.Line });
    }
}
