using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a transfer's transitions ask for.</summary>
internal sealed class RelayPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubRelay, RelayTrigger, RelayEffect, RelayEvent>
{
    private readonly FileLinks _fileLinks = new(facts, machines);

    public void Perform(RelayEffect effect, HubRelay transfer, scoped in RelayEvent said)
    {
        switch (effect)
        {
            case RelayEffect.TellAccepted:
                TellAccepted(transfer, said.Offset, said.Hash.ToArray());
                break;
            case RelayEffect.RequestPlaces:
                facts.Transfers.Wait(transfer);
                StartIfPossible(transfer);
                break;
            case RelayEffect.TakePlaces:
                facts.Transfers.TakePlaces(transfer);
                break;
            case RelayEffect.SendStart:
                foreach (var side in transfer.Sides)
                    _fileLinks.Expect(side);
                break;
            case RelayEffect.ConfirmAttached:
                foreach (var side in transfer.Sides)
                    Confirm(side.Link!);
                break;
            case RelayEffect.BeginRelay:
                transfer.NoteProgress(machines.Now);
                facts.Calls.Add(transfer.Sender.Link!, PortCall.BeginRelay);
                break;
            case RelayEffect.TellSender:
                TellEnd(transfer.Sender, transfer.Receiver, said.Status);
                break;
            case RelayEffect.TellReceiver:
                TellEnd(transfer.Receiver, transfer.Sender, said.Status);
                break;
            case RelayEffect.CloseFileLinks:
                foreach (var side in transfer.Sides)
                    _fileLinks.Close(side);
                break;
            case RelayEffect.ForgetTransfer:
                machines.Counters.Note(said.Status);
                if (facts.Transfers.Remove(transfer))
                    StartBeside(transfer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // What either side says that is not permitted now ends that one's link.
    public void Judge(HubRelay transfer, in Judgement<RelayTrigger> judged, scoped in RelayEvent said)
    {
        if (judged.Outcome == StepOutcome.Violation && said.By is { } session)
            machines.Fire(session.Link, LinkTrigger.ViolationFound);
        else if (judged.Trigger != RelayTrigger.InternalErrorCaught)
            machines.Fire(transfer, RelayTrigger.InternalErrorCaught);
    }

    public void Contain(HubRelay transfer, Exception error) => machines.Fire(transfer, RelayTrigger.InternalErrorCaught);

    public RelayEvent Elapsed(HubRelay transfer, RelayTrigger trigger) => RelayEvent.Of(trigger);

    // One that cannot start, for its other side has no place, does not keep back those behind it.
    private void StartBeside(HubRelay transfer)
    {
        foreach (var waiting in TransferBook.WaitingBeside(transfer))
            StartIfPossible(waiting);
    }

    private void StartIfPossible(HubRelay transfer)
    {
        var (sender, receiver) = (transfer.Sender.Session, transfer.Receiver.Session);
        var trigger = PlaceDecisions.Decide(new(
            TransferBook.Of(sender).Running,
            TransferBook.Of(receiver).Running,
            facts.Limits.Transfers.Running,
            sender.State != SessionState.Disconnected && receiver.State != SessionState.Disconnected));
        if (trigger is { } granted)
            machines.Fire(transfer, granted);
    }

    private void Confirm(HubLink link)
    {
        link.Doorway.ConfirmAttachment();
        facts.Calls.Wake(link);
    }

    private void TellAccepted(HubRelay transfer, ulong offset, byte[] hash) =>
        machines.Others.Tell(transfer.Sender.Session, voice => voice.Accepted(transfer.Number, transfer.Receiver.Session, offset, hash));

    private void TellEnd(TransferSide told, TransferSide about, StatusCode status) =>
        machines.Others.Tell(told.Session, voice => voice.TransferEnded(told.Transfer.Number, about.Session, status));
}
