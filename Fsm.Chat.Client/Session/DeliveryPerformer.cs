using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a message's transitions ask for.</summary>
internal sealed class DeliveryPerformer(ClientCore core) : IPerformer<ClientDelivery, DeliveryTrigger, DeliveryEffect, Occasion>
{
    /// <inheritdoc/>
    public void Perform(DeliveryEffect effect, ClientDelivery message, scoped in Occasion about)
    {
        switch (effect)
        {
            case DeliveryEffect.SendFrame:
                core.Frames.Send(message.Conversation.Server.Session!, message);
                message.Conversation.Undecided++;
                break;
            case DeliveryEffect.TellSent:
                core.Tell.Progress(message, "sent");
                break;
            case DeliveryEffect.TellAccepted:
                core.Tell.Progress(message, "accepted");
                break;
            case DeliveryEffect.TellDelivered:
                Settle(message, about, isUnsent: false);
                core.Tell.Delivered(message, about.Verdict!.Value);
                break;
            case DeliveryEffect.TellFailed:
                Settle(message, about, isUnsent: about.Status == LocalCode.NotSent);
                core.Tell.Failed(message, about);
                break;
            case DeliveryEffect.TellUnknown:
                Settle(message, about, isUnsent: false);
                core.Tell.Unknown(message, about.Reason);
                break;
            case DeliveryEffect.NoteUnqueued:
                core.Lines.NoteUnqueued();
                break;
            case DeliveryEffect.NoteSettled:
                core.Lines.CheckDeliveries();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientDelivery message, in Judgement<DeliveryTrigger> judged, scoped in Occasion about) => core.Judge.Judge(message.Conversation.Server, message.Conversation.Server.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientDelivery message, Exception error) => core.Judge.Contain(message.Conversation.Server, message.Conversation.Server.Link, error);

    /// <inheritdoc/>
    public Occasion Elapsed(ClientDelivery message, DeliveryTrigger trigger) => Occasion.None;

    private void Settle(ClientDelivery message, Occasion about, bool isUnsent)
    {
        var server = message.Conversation.Server;
        if (about.Verdict is not null && server.Session is { } session)
            CrashNoteKeeper.SettleWhenShown(session, message);
        else
            core.CrashNotes.Settle(message, isUnsent);
        server.Unsettled.Remove(message.Number);
        if (message.Sequence > 0)
            message.Conversation.Undecided--;
        server.Session?.Unsettled.Remove(message.Sequence);
        core.Input.LastVerdictAt = core.Now;
    }
}
