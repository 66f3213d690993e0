using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Puts what happens to transfers into the events that are shown.</summary>
internal sealed class TransferAnnouncer(ClientFacts client, Announcer announcer)
{
    /// <summary>A file is offered, and the person is asked.</summary>
    public void Asked(OfferRequest offer, string hint)
    {
        var facts = offer.Download.Facts;
        var text = facts.Group.Length == 0 ? ClientTexts.Offered : ClientTexts.OfferedToGroup;
        announcer.Show(facts.Server, new OfferEvent(facts.Server.Address, facts.Id, facts.Peer, facts.File, facts.Length)
        {
            Group = facts.Group, Text = text.With(facts.Peer, facts.File, ByteSize.Words(facts.Length), hint, facts.Group),
        });
    }

    /// <summary>A transfer got further.</summary>
    public void Got(TransferFacts facts, string status) => announcer.Show(facts.Server, EventOf(facts, status, Further(facts, status)));

    /// <summary>The server takes no more offers now. It is said once, however often that is found.</summary>
    /// <param name="upload">What waits.</param>
    /// <param name="why">For what.</param>
    public void Postponed(ClientUpload upload, Code why)
    {
        client.Input.LastVerdictAt = client.Now; // it has answered: nothing is stalled
        var facts = upload.Facts;
        if (upload.Asked == 1)
            announcer.Show(facts.Server, EventOf(facts, "postponed", ClientTexts.TransferIsPostponed.With(facts.Id, facts.File, facts.Peer, why.Explain())) with { Reason = why.Name });
    }

    /// <summary>More bytes have crossed.</summary>
    public void Progressed(TransferFacts facts) => announcer.Show(facts.Server, EventOf(facts, "running", ""));

    /// <summary>A transfer has ended.</summary>
    public void Ended(TransferFacts facts, TransferHappened happened)
    {
        (facts.Outcome, facts.Why) = (happened.Outcome, happened.Why);
        if (facts.Outcome.IsOk)
            facts.Bytes = facts.Length; // the server may know it before one's own disk has said so
        client.Input.LastVerdictAt = client.Now;
        announcer.Show(facts.Server, EventOf(facts, TransferDecisions.Word(facts.Outcome), Outcome(facts)));
    }

    /// <summary>One line of the list.</summary>
    public void Listed(TransferFacts facts, string? state)
    {
        var text = facts.IsUpload ? ClientTexts.TransferListedTo : ClientTexts.TransferListedFrom;
        var where = state ?? $"{Word(facts.Outcome)}{Reason(facts)}";
        announcer.Notice(
            facts.Server, "transfer", text.With(facts.Id, facts.File, facts.Peer, where, ByteSize.Words(facts.Bytes), ByteSize.Words(facts.Length)));
    }

    private static string Further(TransferFacts facts, string status) => (status, facts.IsUpload) switch
    {
        ("offered", _) => ClientTexts.TransferOffered.With(facts.Id, facts.File, ByteSize.Words(facts.Length), facts.Peer),
        ("accepted", true) => ClientTexts.TransferPeerAccepts.With(facts.Id, facts.Peer, facts.File),
        ("accepted", false) when facts.FirstByte > 0 => ClientTexts.TransferAcceptedRest.With(facts.Id, facts.File, ByteSize.Words(facts.FirstByte)),
        ("accepted", false) => ClientTexts.TransferAccepted.With(facts.Id, facts.File),
        _ => "",
    };

    private string Outcome(TransferFacts facts)
    {
        var text = facts.IsUpload ? ClientTexts.TransferEndedTo : ClientTexts.TransferEndedFrom;
        var place = !facts.IsUpload && facts.Outcome.IsOk ? $": {facts.Path}" : "";
        return text.With(facts.Id, facts.File, facts.Peer, $"{Word(facts.Outcome)}{place}{Reason(facts)}{Next(facts)}");
    }

    // For people; what programs compare is the word of TransferDecisions.
    private static string Word(Code outcome) => outcome.Status switch
    {
        _ when outcome.IsOk => ClientTexts.OutcomeCompleted,
        StatusCode.TransferDeclined => ClientTexts.OutcomeDeclined,
        StatusCode.TransferExpired => ClientTexts.OutcomeExpired,
        StatusCode.TransferCancelled => ClientTexts.OutcomeCancelled,
        _ => ClientTexts.OutcomeFailed,
    };

    private string Next(TransferFacts facts)
    {
        if (TransferDecisions.Word(facts.Outcome) != "failed")
            return "";
        var row = CodeTable.Of(facts.Outcome);
        var next = client.Options.TakesCommands ? row.AfterTransfer(facts.IsUpload, facts.Id, facts.Peer) : row.AfterScript("");
        return next.Length > 0 ? $" -- {next}" : "";
    }

    private static string Reason(TransferFacts facts) => TransferDecisions.Word(facts.Outcome) != "failed" ? ""
        : facts.Why.Length > 0 ? $": {facts.Outcome.Explain()} ({facts.Why})" : $": {facts.Outcome.Explain()}";

    private TransferEvent EventOf(TransferFacts facts, string status, string text) =>
        new(facts.Server.Address, facts.Id, facts.File, facts.Peer, facts.IsUpload, status, facts.Bytes, facts.Length, facts.SpeedAt(client.Now))
        {
            Command = facts.Command,
            Group = facts.Group,
            Reason = facts.Outcome.IsOk ? null : facts.Outcome.Name,
            Sha256 = facts.Hash.Length == 0 ? null : Convert.ToHexStringLower(facts.Hash),
            Path = facts.IsUpload || facts.Path.Length == 0 ? null : facts.Path,
            Text = text,
        };
}
