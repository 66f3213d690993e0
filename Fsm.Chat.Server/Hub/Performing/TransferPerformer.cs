using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for about files.</summary>
internal sealed class TransferPerformer(HubFacts facts, HubMachines machines)
{
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.BeginTransfers:
                Begin(session, happened);
                break;
            case SessionEffect.PassToTransfer:
                if (happened.Transfer is { } transfer)
                    machines.Fire(transfer, happened.RelayTrigger, happened.Said(session));
                break;
            case SessionEffect.EndTransfers:
                foreach (var open in session.Transfers?.Open.ToList() ?? [])
                    machines.Fire(open, open.Sender.Session == session ? RelayTrigger.SenderGone : RelayTrigger.ReceiverGone);
                break;
        }
    }

    private void Begin(HubSession sender, scoped in SessionEvent happened)
    {
        var begun = new List<HubRelay>();
        foreach (var receiver in happened.Destination.Recipients)
        {
            var transfer = facts.Transfers.Add(machines.InitialRelay, sender, receiver);
            machines.Begin(transfer);
            begun.Add(transfer);
        }

        sender.Voice.AnswerOffer(happened.Tag, begun.ConvertAll(
            transfer => new OfferedTransfer(transfer.Number, transfer.Receiver.Session.Name, transfer.Receiver.Session.Port)));
        foreach (var transfer in begun)
            Offer(transfer, happened);
    }

    // One member of a group who takes no more offers keeps nobody else from theirs.
    private void Offer(HubRelay transfer, scoped in SessionEvent offer)
    {
        var (sender, receiver) = (transfer.Sender.Session, transfer.Receiver.Session);
        if (PlaceDecisions.DecideOffered(TransferBook.TakesNoOffer(receiver, sender, machines.Others.IsBusy(receiver, facts.Limits, sender), facts.Limits, begun: 1)) is { } blocked)
        {
            machines.Fire(transfer, blocked);
            return;
        }

        try
        {
            receiver.Voice.Offered(transfer.Number, sender, new()
            {
                Group = offer.Destination.Group,
                Length = offer.FileLength,
                SecondsToAnswer = InvitationDecisions.SecondsToAnswer(facts.Limits.InvitationTimeout),
                Name = offer.FileName,
                Traits = offer.FileTraits,
            });
        }
        catch (Exception error)
        {
            machines.Others.NoteBroken(receiver, error);
        }
    }
}
