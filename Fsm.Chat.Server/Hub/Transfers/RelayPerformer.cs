using System.Security.Cryptography;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Server.Hub.Transfers;

/// <summary>Does what a transfer's transitions ask for.</summary>
internal sealed class RelayPerformer(HubFacts state, Stepper stepper)
{
    public void Perform(RelayEffect effect, HubRelay transfer, scoped in TransferStatement said)
    {
        switch (effect)
        {
            case RelayEffect.TellAccepted:
                state.Outbox.Send(
                    transfer.Sender.Session,
                    new FileAccepted { Transfer = transfer.Number, Offset = said.Offset, Hash = said.Hash },
                    transfer.Receiver.Session);
                break;
            case RelayEffect.TakePlace:
                state.Transfers.Wait(transfer);
                StartIfPossible(transfer);
                break;
            case RelayEffect.SendStart:
                foreach (var side in transfer.Sides)
                    SendStart(side);
                break;
            case RelayEffect.ConfirmAttached:
                foreach (var side in transfer.Sides)
                    state.Outbox.ConfirmAttachment(side.Link!);
                break;
            case RelayEffect.BeginRelay:
                transfer.NoteProgress(stepper.Now);
                state.Calls.Add(transfer.Sender.Link!, PortCall.BeginRelay);
                break;
            case RelayEffect.TellSender:
                TellEnd(transfer.Sender, transfer.Receiver, said.Status);
                break;
            case RelayEffect.TellReceiver:
                TellEnd(transfer.Receiver, transfer.Sender, said.Status);
                break;
            case RelayEffect.CloseFileLinks:
                foreach (var side in transfer.Sides)
                    CloseFileLink(side);
                break;
            case RelayEffect.ForgetTransfer:
                if (state.Transfers.Remove(transfer))
                    StartBeside(transfer);
                break;
        }
    }

    /// <summary>A link that showed the token of a side is that side's file link from now on.</summary>
    public void Join(TransferSide side, HubLink link)
    {
        StopExpecting(side);
        state.Addresses.Leave(link);
        (side.Link, link.Side) = (link, side);
        if (side.Transfer.Sides.All(each => each.Link is not null))
            stepper.Fire(side.Transfer, RelayTrigger.BothSidesAttached);
    }

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
            state.Limits.Transfers.Running,
            sender.State != SessionState.Disconnected && receiver.State != SessionState.Disconnected));
        if (trigger is not { } granted)
            return;
        state.Transfers.TakePlaces(transfer);
        stepper.Fire(transfer, granted);
    }

    private void SendStart(TransferSide side)
    {
        var token = RandomNumberGenerator.GetBytes(FileToken.Size);
        side.Expect(token);
        state.Addresses.Expect(side.ExpectedFrom);
        state.Outbox.Send(side.Session, new FileStart { Transfer = side.Transfer.Number, Token = token });
    }

    private void TellEnd(TransferSide told, TransferSide about, StatusCode status) =>
        state.Outbox.Send(told.Session, new FileEnded { Transfer = told.Transfer.Number, Status = status }, about.Session);

    private void CloseFileLink(TransferSide side)
    {
        StopExpecting(side);
        if (side.Link is { State: LinkState.Attached } link)
            stepper.Fire(link, LinkTrigger.CloseRequested, CloseReason.TransferOver);
    }

    private void StopExpecting(TransferSide side)
    {
        if (!side.ExpectsLink)
            return;
        side.DropToken();
        state.Addresses.Unexpect(side.ExpectedFrom);
    }
}
