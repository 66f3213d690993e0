using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a conversation's transitions ask for.</summary>
internal sealed class ConversationPerformer(ClientCore core) : IPerformer<ClientConversation, ConversationTrigger, ConversationEffect, Occasion>
{
    /// <inheritdoc/>
    public void Perform(ConversationEffect effect, ClientConversation conversation, scoped in Occasion about)
    {
        switch (effect)
        {
            case ConversationEffect.SendOpen:
                Open(conversation, about.Purpose);
                break;
            case ConversationEffect.SendLeave:
                SendLeave(conversation);
                break;
            case ConversationEffect.TellOpened:
                Opened(conversation, about);
                break;
            case ConversationEffect.TellNotOpened:
                core.Tell.NotOpened(conversation, about.Status);
                core.Messages.Fail(conversation, about.Status);
                SettleOpening(conversation.Server, failed: true);
                break;
            case ConversationEffect.TellLeft:
                Left(conversation);
                break;
            case ConversationEffect.TellPeerOpened:
                core.Tell.PeerOpened(conversation);
                break;
            case ConversationEffect.TellPeerLeft:
                core.Tell.PeerLeft(conversation);
                break;
            case ConversationEffect.TellPeerInterrupted:
                core.Tell.PeerInterrupted(conversation);
                break;
            case ConversationEffect.TellPeerBack:
                core.Tell.PeerBack(conversation);
                break;
            case ConversationEffect.TellPeerGone:
                core.Tell.PeerGone(conversation, about.Reason);
                break;
            case ConversationEffect.FailWaiting:
                core.Messages.Fail(conversation, about.Status);
                break;
            case ConversationEffect.NotePlace:
                core.CrashNotes.NotePlace(conversation.Server);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientConversation conversation, in Judgement<ConversationTrigger> judged, scoped in Occasion about) => core.Judge.Judge(conversation.Server, conversation.Server.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientConversation conversation, Exception error) => core.Judge.Contain(conversation.Server, conversation.Server.Link, error);

    /// <inheritdoc/>
    public Occasion Elapsed(ClientConversation conversation, ConversationTrigger trigger) => new() { Status = LocalCode.NoAnswer, Purpose = conversation.OpenedFor };

    private void Open(ClientConversation conversation, OpenPurpose purpose)
    {
        (conversation.OpenedFor, conversation.Port) = (purpose, 0);
        var open = new ConversationMessage
        {
            Change = ConversationChange.Open,
            Peer = conversation.IsNameless ? [] : FrameSender.Encode(conversation.Name),
        };
        var port = conversation.IsNameless ? conversation.TypedPort : (ushort)0;
        core.Frames.Ask(conversation.Server.Session!, open, RequestKind.Open, new() { Conversation = conversation, Purpose = purpose }, port);
    }

    private void SendLeave(ClientConversation conversation)
    {
        var leave = new ConversationMessage { Change = ConversationChange.Leave, Peer = FrameSender.Encode(conversation.Name) };
        core.Frames.Ask(conversation.Server.Session!, leave, RequestKind.Leave, new() { Conversation = conversation }, conversation.Port);
    }

    private void Opened(ClientConversation conversation, Occasion about)
    {
        var server = conversation.Server;
        if (about.Request is not null)
        {
            server.Identify(conversation, about.Name);
            conversation.Port = about.Port;
        }

        if (about.Purpose == OpenPurpose.Chat)
        {
            conversation.OpenedFor = OpenPurpose.Chat;
            core.Machines.Fire(server, UserTrigger.ConversationOpened, about with { Conversation = conversation });
        }

        core.Tell.Opened(conversation, about.Purpose);
        SettleOpening(server, failed: false);
        core.Messages.Pump(server);
    }

    // Lines that are sent again open several at once, and while one opens nothing is typed.
    private void SettleOpening(ClientUser server, bool failed)
    {
        if (server.Conversations.Values.All(other => other.State != ConversationState.Opening))
            core.Lines.Settle(server, AwaitedKinds.Chat | AwaitedKinds.Line, failed);
    }

    private void Left(ClientConversation conversation)
    {
        core.Tell.Left(conversation);
        core.Messages.Fail(conversation, LocalCode.NotSent);
        if (!conversation.Server.Conversations.Values.Any(other => TalkDecisions.IsBeingLeft(other.State)))
            core.Lines.Settle(conversation.Server, AwaitedKinds.Quit);
    }
}
