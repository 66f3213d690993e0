using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;

namespace Fsm.Chat.Server.Hub;

/// <summary>Keeps count of the messages that await their verdict, and tells each sender its verdicts once a batch, as ranges.</summary>
internal sealed class Verdicts(Outbox outbox)
{
    private readonly Queue<HubSession> _toTell = [];

    /// <summary>Accepted messages that have no verdict yet.</summary>
    public long Undecided { get; private set; }

    public void Expect() => Undecided++;

    /// <summary>Gives the verdict of an accepted message.</summary>
    /// <param name="message">The message, or one member's copy of it.</param>
    /// <param name="status">What became of it there.</param>
    /// <param name="handedOver">Whether it had been handed to the recipient's link.</param>
    public void Settle(MessageOrigin message, StatusCode status, bool handedOver)
    {
        if (message.Tally is { } tally)
        {
            tally.Decide(status == StatusCode.Ok, handedOver);
            Conclude(tally);
            return;
        }

        Undecided--;
        Tell(message.Sender, status == StatusCode.Ok
            ? VerdictRange.OfDelivered(message.Sequence)
            : VerdictRange.OfFailed(message.Sequence, status, handedOver));
    }

    /// <summary>Gives the verdict of an accepted message to a group, if all members have decided.</summary>
    public void Conclude(GroupTally tally)
    {
        if (!tally.IsDecided)
            return;
        Undecided--;
        Tell(tally.Sender, tally.Verdict);
    }

    /// <summary>Gives the verdict of a message that was not accepted.</summary>
    public void Refuse(HubSession sender, ulong sequence, StatusCode status) =>
        Tell(sender, VerdictRange.OfFailed(sequence, status, handedOver: false));

    /// <summary>Takes one of those for whom something was decided in this batch.</summary>
    public bool TryTakeDecided([NotNullWhen(true)] out HubSession? session) => _toTell.TryDequeue(out session);

    /// <summary>Queues what was decided for one sender.</summary>
    public void FlushTo(HubSession session)
    {
        while (session is { State: not SessionState.Disconnected, Ledger: { IsEmpty: false } ledger })
        {
            var ranges = ledger.NextFrame();
            outbox.Send(session, new SendConfirmation(ranges));
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
