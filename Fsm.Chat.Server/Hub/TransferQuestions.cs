using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a question about files to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class TransferQuestions(HubFacts facts, HubMachines machines)
{
    /// <summary>A new link wants to be a file link.</summary>
    public void Attach(HubLink link, ulong tag, ulong number, ReadOnlySpan<byte> token)
    {
        var transfer = facts.Transfers.Find(number);
        var side = FittingSide(transfer, token);
        var (trigger, status) = AttachDecisions.Decide(new(transfer?.State == RelayState.Attaching, side is not null, machines.IsStopping));
        machines.Fire(link, trigger, status == StatusCode.Ok ? LinkEvent.Attaches(side!) : LinkEvent.Refused(tag, status));
    }

    /// <summary>A file is offered.</summary>
    public void Offer(HubSession session, ulong tag, in Addressee to, ReadOnlySpan<byte> name, ulong length, FileTraits traits)
    {
        var destination = OfferDestination.Resolve(facts, session, to.Name, to.Port);
        var (trigger, status) = OfferDecisions.Decide(new(
            name.Length,
            destination.Found,
            destination.Ambiguous,
            destination.IsSelf,
            destination.IsMember,
            destination.Recipients.Count,
            session.Transfers?.Uploads ?? 0,
            facts.Limits.Transfers.OpenUploads,
            destination is { Group.Length: 0, Recipients: [var person] } && TransferBook.TakesNoOffer(person, session, machines.Others.IsBusy(person, facts.Limits, session), facts.Limits),
            machines.IsStopping)
        {
            IsInvited = destination.IsInvited,
            IsIgnored = destination.IsIgnored,
        });
        machines.Fire(session, trigger, status == StatusCode.Ok
            ? SessionEvent.Offers(tag, destination, name, length, traits)
            : SessionEvent.Refused(tag, status));
    }

    /// <summary>One of the two says something about a transfer.</summary>
    /// <param name="session">Who.</param>
    /// <param name="tag">The number of the question.</param>
    /// <param name="number">The transfer.</param>
    /// <param name="kind">What is said.</param>
    /// <param name="status">With which outcome.</param>
    /// <param name="offset">Bytes that the receiver has.</param>
    /// <param name="hash">The SHA-256 of those.</param>
    public void Say(
        HubSession session, ulong tag, ulong number, FileRequestKind kind, StatusCode status, ulong offset = 0, ReadOnlySpan<byte> hash = default)
    {
        // What crosses the end of a transfer is about one that is not found any more. Somebody else's is not found either: nobody learns of those.
        var transfer = facts.Transfers.Find(number);
        var side = transfer?.SideOf(session);
        if (StatementDecisions.Decide(kind, isSender: side is { IsSender: true }) is not { } trigger)
        {
            machines.Fire(session.Link, LinkTrigger.ViolationFound);
            return;
        }

        var outcome = StatementDecisions.Outcome(kind, status);
        machines.Fire(session, SessionTrigger.TransferStatementReceived, SessionEvent.Says(tag, side?.Transfer, trigger, outcome, offset, hash));
    }

    private static TransferSide? FittingSide(HubRelay? transfer, ReadOnlySpan<byte> token)
    {
        foreach (var side in transfer?.Sides ?? [])
        {
            if (side.Fits(token))
                return side;
        }

        return null;
    }
}
