using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a message's transitions ask for.</summary>
internal sealed class DeliveryPerformer(
    ClientFacts client, IFire machines, Announcer announcer, LineKeeper lineKeeper, FrameSender frameSender, CrashNoteKeeper crashNoteKeeper, StepJudge stepJudge) : IPerformer<ClientDelivery, DeliveryTrigger, DeliveryEffect, DeliveryHappened>
{
    /// <inheritdoc/>
    public void Perform(DeliveryEffect effect, ClientDelivery message, scoped in DeliveryHappened happened)
    {
        switch (effect)
        {
            case DeliveryEffect.SendFrame:
                frameSender.Send(message.Conversation.Server.Session!, message);
                message.Conversation.Undecided++;
                break;
            case DeliveryEffect.TellSent:
                announcer.Progress(message, "sent");
                break;
            case DeliveryEffect.TellAccepted:
                announcer.Progress(message, "accepted");
                break;
            case DeliveryEffect.TellKept:
                Keep(message);
                announcer.Kept(message);
                break;
            case DeliveryEffect.NoteEntrusted:
                message.Conversation.Server.Kept.Remove(message.Number);
                crashNoteKeeper.Settle(message, isUnsent: false);
                break;
            case DeliveryEffect.TellEntrusted:
                Release(message);
                crashNoteKeeper.Settle(message, isUnsent: false);
                client.Input.LastVerdictAt = client.Now;
                announcer.Kept(message);
                break;
            case DeliveryEffect.ReturnToQueue:
                QueueAgain(message);
                break;
            case DeliveryEffect.TellDelivered:
                Settle(message, happened, isUnsent: false);
                announcer.Delivered(message, ((DeliveryHappened.Judged)happened).Verdict);
                break;
            case DeliveryEffect.TellFailed:
                Settle(message, happened, isUnsent: happened.IsKept);
                announcer.Failed(message, happened);
                break;
            case DeliveryEffect.TellUnknown:
                Settle(message, happened, isUnsent: false);
                announcer.Unknown(message, happened);
                break;
            case DeliveryEffect.NoteUnqueued:
                lineKeeper.NoteUnqueued();
                break;
            case DeliveryEffect.NoteSettled:
                lineKeeper.CheckDeliveries();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientDelivery message, in Judgement<DeliveryTrigger> judged, scoped in DeliveryHappened happened) => stepJudge.Judge(message.Conversation.Server, message.Conversation.Server.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientDelivery message, Exception error)
    {
        stepJudge.Contain(message.Conversation.Server, null, error);
        machines.Fire(message, DeliveryTrigger.InternalErrorCaught, new DeliveryHappened.Mistaken());
    }

    /// <inheritdoc/>
    public DeliveryHappened Elapsed(ClientDelivery message, DeliveryTrigger trigger) => DeliveryHappened.Nothing;

    private void Settle(ClientDelivery message, DeliveryHappened happened, bool isUnsent)
    {
        var server = message.Conversation.Server;
        if (happened is DeliveryHappened.Judged && server.Session is { } session)
            CrashNoteKeeper.NoteWhenShown(session, new LineSettled(message.Number));
        else
            crashNoteKeeper.Settle(message, isUnsent);
        if (!server.Kept.Remove(message.Number))
            Release(message);
        client.Input.LastVerdictAt = client.Now;
    }

    // It stays noted for after a crash: whoever goes on with the session is told its verdict.
    private void Keep(ClientDelivery message)
    {
        Release(message);
        message.Conversation.Server.Kept[message.Number] = message;
        CrashNoteKeeper.NoteWhenShown(message.Conversation.Server.Session!, new LineKept(message.Number));
        client.Input.LastVerdictAt = client.Now;
    }

    private void QueueAgain(ClientDelivery message)
    {
        var conversation = message.Conversation;
        conversation.Undecided--;
        message.Sequence = 0;
        conversation.PutBack(message);
        crashNoteKeeper.Note(conversation.Server, new LineQueued(message.Number, conversation.Name, conversation.Port, message.Text));
        lineKeeper.NoteQueued();
    }

    private static void Release(ClientDelivery message)
    {
        message.Conversation.Server.Unsettled.Remove(message.Number);
        if (message.Sequence > 0)
            message.Conversation.Undecided--;
    }
}
