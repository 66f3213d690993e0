using System.Globalization;
using Fsm.Chat.Client.Session.Prompts;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Puts what happens to transfers into the events that are shown.</summary>
internal sealed class TransferAnnouncer(ClientCore core)
{
    /// <summary>A file is offered, and the person is asked.</summary>
    public void Asked(OfferRequest offer, string hint)
    {
        var facts = offer.Download.Facts;
        var group = facts.Group.Length == 0 ? "" : $" to {facts.Group}";
        core.Tell.Show(facts.Server, new OfferEvent(facts.Server.Address, facts.Id, facts.Peer, facts.File, facts.Length)
        {
            Group = facts.Group, Text = $"{facts.Peer} offers a file{group}: \"{facts.File}\", {ByteSize.Words(facts.Length)}: {hint}",
        });
    }

    /// <summary>A transfer got further.</summary>
    public void Got(TransferFacts facts, string status) => core.Tell.Show(facts.Server, EventOf(facts, status, Further(facts, status)));

    /// <summary>More bytes have crossed.</summary>
    public void Progressed(TransferFacts facts) => core.Tell.Show(facts.Server, EventOf(facts, "running", ""));

    /// <summary>A transfer has ended.</summary>
    public void Ended(TransferFacts facts, Occasion about)
    {
        (facts.Outcome, facts.Why) = (about.Outcome, about.Text);
        if (facts.Outcome == StatusCode.Ok)
            facts.Bytes = facts.Length; // the server may know it before one's own disk has said so
        core.Input.LastVerdictAt = core.Now;
        core.Tell.Show(facts.Server, EventOf(facts, TransferDecisions.Word(facts.Outcome), Outcome(facts)));
    }

    /// <summary>One line of the list.</summary>
    public void Listed(TransferFacts facts, string state)
    {
        var arrow = facts.IsUpload ? "to" : "from";
        var where = state == "ended" ? $"{TransferDecisions.Word(facts.Outcome)}{Reason(facts)}" : state;
        core.Tell.Notice(facts.Server, "transfer", string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.Id}  \"{facts.File}\" {arrow} {facts.Peer}  {where}  {ByteSize.Words(facts.Bytes)} of {ByteSize.Words(facts.Length)}"));
    }

    private static string Further(TransferFacts facts, string status) => (status, facts.IsUpload) switch
    {
        ("offered", _) => $"transfer {facts.Id}: \"{facts.File}\" ({ByteSize.Words(facts.Length)}) is offered to {facts.Peer}",
        ("accepted", true) => $"transfer {facts.Id}: {facts.Peer} accepts \"{facts.File}\"",
        ("accepted", false) when facts.FirstByte > 0 => $"transfer {facts.Id}: \"{facts.File}\" is accepted; {ByteSize.Words(facts.FirstByte)} of it are here already",
        ("accepted", false) => $"transfer {facts.Id}: \"{facts.File}\" is accepted",
        _ => "",
    };

    private static string Outcome(TransferFacts facts)
    {
        var direction = facts.IsUpload ? $"to {facts.Peer}" : $"from {facts.Peer}";
        var place = !facts.IsUpload && facts.Outcome == StatusCode.Ok ? $": {facts.Path}" : "";
        return $"transfer {facts.Id}: \"{facts.File}\" {direction} {TransferDecisions.Word(facts.Outcome)}{place}{Reason(facts)}";
    }

    private static string Reason(TransferFacts facts) => TransferDecisions.Word(facts.Outcome) != "failed" ? ""
        : facts.Why.Length > 0 ? $": {facts.Outcome.Explain()} ({facts.Why})" : $": {facts.Outcome.Explain()}";

    private TransferEvent EventOf(TransferFacts facts, string status, string text) =>
        new(facts.Server.Address, facts.Id, facts.File, facts.Peer, facts.IsUpload, status, facts.Bytes, facts.Length, facts.SpeedAt(core.Now))
        {
            Group = facts.Group,
            Reason = facts.Outcome == StatusCode.Ok ? null : facts.Outcome.Code(),
            Sha256 = facts.Hash.Length == 0 ? null : Convert.ToHexStringLower(facts.Hash),
            Path = facts.IsUpload || facts.Path.Length == 0 ? null : facts.Path,
            Text = text,
        };
}
