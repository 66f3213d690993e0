using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Server.Hub.Transfers;

/// <summary>Does what a session's transitions ask for about files.</summary>
internal sealed class TransferPerformer(HubFacts state, Stepper stepper)
{
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.BeginTransfers:
                Begin(session, happened);
                break;
            case SessionEffect.PassToTransfer:
                if (happened.File.Transfer is { } transfer)
                    stepper.Fire(transfer, happened.File.Trigger, happened.File.Said);
                break;
            case SessionEffect.EndTransfers:
                foreach (var open in session.Transfers?.Open.ToList() ?? [])
                    stepper.Fire(open, open.Sender.Session == session ? RelayTrigger.SenderGone : RelayTrigger.ReceiverGone);
                break;
        }
    }

    private void Begin(HubSession sender, scoped in SessionEvent happened)
    {
        var offer = happened.File;
        var begun = new List<HubRelay>();
        foreach (var receiver in offer.Destination!.Recipients)
        {
            var transfer = state.Transfers.Add(stepper.InitialRelay, sender, receiver);
            stepper.Begin(transfer);
            begun.Add(transfer);
        }

        state.Outbox.Send(sender, new OfferConfirmation
        {
            Request = happened.Sequence,
            Transfers = begun.ConvertAll(transfer => new OfferedTransfer(transfer.Number, transfer.Receiver.Session.Name, transfer.Receiver.Session.Port)),
        });
        foreach (var transfer in begun)
            Offer(transfer, offer);
    }

    // One member of a group who takes no more offers keeps nobody else from theirs.
    private void Offer(HubRelay transfer, scoped in TransferRequest offer)
    {
        var (sender, receiver) = (transfer.Sender.Session, transfer.Receiver.Session);
        if (OfferDecisions.DecideReceiver(TransferBook.TakesNoOffer(receiver, state.Limits, begun: 1)) is { } blocked)
        {
            stepper.Fire(transfer, blocked);
            return;
        }

        state.Outbox.Send(receiver, new FileOffered
        {
            Transfer = transfer.Number,
            Sender = sender.NameUtf8,
            Group = offer.Destination!.Group,
            Length = offer.Length,
            Seconds = (ushort)Math.Min(Math.Ceiling(state.Limits.InvitationTimeout.TotalSeconds), ushort.MaxValue),
            Name = offer.FileName,
        }, sender);
    }
}
