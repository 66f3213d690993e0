using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Keeps count of the messages that await their verdict, and tells each sender its verdicts once a batch, as ranges.</summary>
internal sealed class Verdicts
{
    private readonly Queue<HubSession> _toTell = [];

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

    /// <summary>Takes one of those for whom something was decided in this batch.</summary>
    public bool TryTakeDecided([NotNullWhen(true)] out HubSession? session) => _toTell.TryDequeue(out session);

    /// <summary>Queues what was decided for one sender.</summary>
    public static void FlushTo(HubSession session)
    {
        while (session is { State: not SessionState.Disconnected, Ledger: { IsEmpty: false } ledger })
        {
            var ranges = ledger.NextFrame();
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
