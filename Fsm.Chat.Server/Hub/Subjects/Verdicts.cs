using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Keeps count of the messages that await their verdict, and tells each sender its verdicts once a batch, as ranges.</summary>
internal sealed class Verdicts
{
    private readonly Queue<HubSession> _toTell = [];
    private readonly Queue<KeptSide> _delivered = []; // those who have got messages that were kept

    /// <summary>Accepted messages that have no verdict yet.</summary>
    public long Undecided { get; private set; }

    public void Expect() => Undecided++;

    /// <summary>Gives the verdict of an accepted message.</summary>
    public void Conclude(HubSession sender, in VerdictRange verdict)
    {
        Undecided--;
        Tell(sender, verdict);
    }

    /// <summary>Gives the verdict of a message that was not accepted.</summary>
    public void Refuse(HubSession sender, ulong sequence, StatusCode status) =>
        Tell(sender, VerdictRange.OfFailed(sequence, status, handedOver: false));

    /// <summary>Somebody has got a message that was kept, or their session is over: then it is on the disk all the same.</summary>
    public void NoteKept(KeptSide recipient, long place, bool isDelivered)
    {
        Undecided--;
        if (!isDelivered || place <= recipient.Delivered)
            return;
        recipient.Deliver(place);
        _delivered.Enqueue(recipient);
    }

    /// <summary>A message is on the disk, and its recipient is not here. Its verdict follows.</summary>
    public void TellKept(HubSession sender, ulong sequence)
    {
        if (sender.State != SessionState.Disconnected && sender.Voice.TellsKept)
            Tell(sender, new(sequence, sequence, StatusCode.Kept, HandedOver: false, Delivered: 0, Failed: 0));
    }

    /// <summary>Takes one of those who have got messages that were kept; their senders are told by what waits for a verdict.</summary>
    public bool TryTakeRecipient([NotNullWhen(true)] out KeptSide? recipient) => _delivered.TryDequeue(out recipient);

    /// <summary>Gives the verdict of a message that was kept.</summary>
    public void TellDelivered(HubSession sender, ulong sequence) => Tell(sender, VerdictRange.OfDelivered(sequence));

    /// <summary>What was held back for a session may be told now.</summary>
    public void Tell(HubSession session)
    {
        if (session.Ledger is { IsEmpty: false })
            _toTell.Enqueue(session);
    }

    /// <summary>Takes one of those for whom something was decided in this batch.</summary>
    public bool TryTakeDecided([NotNullWhen(true)] out HubSession? session) => _toTell.TryDequeue(out session);

    /// <summary>Queues what was decided for one sender.</summary>
    public static void FlushTo(HubSession session)
    {
        while (session is { State: not SessionState.Disconnected, Ledger: { IsEmpty: false } ledger })
        {
            var ranges = ledger.NextFrame(session.Voice.FirstDeferred);
            if (ranges.IsEmpty)
                return; // the client does not know yet that the server has got them
            session.Voice.Verdicts(ranges);
            ledger.Forget(ranges.Length);
        }
    }

    private void Tell(HubSession sender, in VerdictRange verdict)
    {
        if (sender.State == SessionState.Disconnected)
            return;
        var ledger = sender.Ledger ??= new();
        if (ledger.IsEmpty)
            _toTell.Enqueue(sender);
        ledger.Add(verdict);
    }
}
