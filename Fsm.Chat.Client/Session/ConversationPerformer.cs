using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a conversation's transitions ask for.</summary>
internal sealed class ConversationPerformer(
    IFire machines, Announcer announcer, LineKeeper lineKeeper, FrameSender frameSender, MessagePump messagePump, UnsentTexts unsentTexts, CrashNoteKeeper crashNoteKeeper, StepJudge stepJudge) : IPerformer<ClientConversation, ConversationTrigger, ConversationEffect, ConversationHappened>
{
    /// <inheritdoc/>
    public void Perform(ConversationEffect effect, ClientConversation conversation, scoped in ConversationHappened happened)
    {
        switch (effect)
        {
            case ConversationEffect.SendOpen:
                conversation.OpenedFor = ((ConversationHappened.Wished)happened).Purpose;
                Open(conversation);
                break;
            case ConversationEffect.NotePurpose:
                conversation.OpenedFor = ((ConversationHappened.Wished)happened).Purpose;
                break;
            case ConversationEffect.ReleaseTexts:
                messagePump.Pump(conversation.Server);
                break;
            case ConversationEffect.SendLeave:
                SendLeave(conversation);
                break;
            case ConversationEffect.TellOpened:
                Opened(conversation, happened, announcer.Opened);
                break;
            case ConversationEffect.TellOpenedAway:
                Opened(conversation, happened, announcer.OpenedAway);
                break;
            case ConversationEffect.TellNotOpened:
                announcer.NotOpened(conversation, StatusOf(happened));
                messagePump.Fail(conversation, StatusOf(happened), AnswerDecisions.Keeps(conversation.OpenedFor));
                conversation.Asked = 0;
                SettleOpening(conversation.Server, failed: true);
                break;
            case ConversationEffect.TellKept:
                announcer.Kept(conversation);
                SettleOpening(conversation.Server, failed: true);
                break;
            case ConversationEffect.TellAwaited:
                announcer.Awaited(conversation);
                SettleOpening(conversation.Server, failed: true);
                break;
            case ConversationEffect.TellLeft:
                Left(conversation);
                break;
            case ConversationEffect.TellPeerArrived:
                announcer.PeerArrived(conversation);
                break;
            case ConversationEffect.TellPeerWent:
                announcer.PeerWent(conversation);
                break;
            case ConversationEffect.TellPeerOpened:
                announcer.PeerOpened(conversation);
                break;
            case ConversationEffect.TellPeerLeft:
                announcer.PeerLeft(conversation);
                break;
            case ConversationEffect.TellPeerClosed:
                announcer.PeerClosed(conversation);
                break;
            case ConversationEffect.TellPeerInterrupted:
                announcer.PeerInterrupted(conversation);
                break;
            case ConversationEffect.TellPeerBack:
                announcer.PeerBack(conversation);
                break;
            case ConversationEffect.TellPeerGone:
                announcer.PeerGone(conversation, ((ConversationHappened.PeerGone)happened).Reason);
                break;
            case ConversationEffect.FailWaiting:
                messagePump.Fail(conversation, StatusOf(happened));
                break;
            case ConversationEffect.OfferUnsent:
                unsentTexts.Offer(conversation.Server);
                break;
            case ConversationEffect.NotePlace:
                crashNoteKeeper.NotePlace(conversation.Server);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientConversation conversation, in Judgement<ConversationTrigger> judged, scoped in ConversationHappened happened) => stepJudge.Judge(conversation.Server, conversation.Server.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientConversation conversation, Exception error) => stepJudge.Contain(conversation.Server, conversation.Server.Link, error);

    /// <inheritdoc/>
    public ConversationHappened Elapsed(ClientConversation conversation, ConversationTrigger trigger) => trigger == ConversationTrigger.RetryTimerElapsed
        ? new ConversationHappened.Wished(conversation.OpenedFor)
        : new ConversationHappened.Failed(LocalCode.NoAnswer);

    private void Open(ClientConversation conversation)
    {
        (conversation.Port, conversation.Asked) = (0, conversation.Asked + 1);
        var open = new ConversationMessage
        {
            Change = ConversationChange.Open,
            Peer = conversation.IsNameless ? [] : FrameSender.Encode(conversation.Name),
        };
        var port = conversation.IsNameless ? conversation.TypedPort : (ushort)0;
        frameSender.Ask(conversation.Server.Session!, open, new PendingRequest.Talk(RequestKind.Open, conversation), port);
    }

    private void SendLeave(ClientConversation conversation)
    {
        var leave = new ConversationMessage { Change = ConversationChange.Leave, Peer = FrameSender.Encode(conversation.Name) };
        frameSender.Ask(conversation.Server.Session!, leave, new PendingRequest.Talk(RequestKind.Leave, conversation), conversation.Port);
    }

    private static Code StatusOf(ConversationHappened happened) => happened is ConversationHappened.Failed failed ? failed.Status : LocalCode.ConversationEnded;

    private void Opened(ClientConversation conversation, ConversationHappened happened, Action<ClientConversation> tell)
    {
        var server = conversation.Server;
        if (happened is ConversationHappened.Opened opened)
            conversation.NoteOpened(opened.Name, opened.Port, opened.IsKept);
        else
            conversation.OpenedFor = ((ConversationHappened.Wished)happened).Purpose;
        if (conversation.OpenedFor == OpenPurpose.Chat)
            machines.Fire(server, UserTrigger.ConversationOpened, new UserHappened.Opened(conversation));

        tell(conversation);
        SettleOpening(server, failed: false);
        messagePump.Pump(server);
    }

    // Lines that are sent again open several at once, and while one opens nothing is typed.
    private void SettleOpening(ClientUser server, bool failed)
    {
        if (server.Conversations.Values.All(other => other.State != ConversationState.Opening))
            lineKeeper.Settle(server, AwaitedKinds.Chat | AwaitedKinds.Line, failed);
    }

    private void Left(ClientConversation conversation)
    {
        announcer.Left(conversation);
        messagePump.Fail(conversation, LocalCode.NotSent);
        if (!conversation.Server.Conversations.Values.Any(other => TalkDecisions.IsBeingLeft(other.State)))
            lineKeeper.Settle(conversation.Server, AwaitedKinds.Quit);
    }
}
