using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Groups;

/// <summary>Counts, for one message to a group, which of those who were members when it was accepted have decided, and how.</summary>
/// <param name="sender">The session it came from.</param>
/// <param name="sequence">Its number there.</param>
internal sealed class GroupTally(HubSession sender, ulong sequence)
{
    private int _undecided;
    private int _delivered;
    private int _failed;
    private bool _handedOver; // of those it failed for, whether it may have been seen by any

    public HubSession Sender => sender;

    /// <summary>Whether all have decided.</summary>
    public bool IsDecided => _undecided == 0;

    public VerdictRange Verdict => VerdictRange.OfGroup(sequence, _delivered, _failed, _handedOver);

    /// <summary>One more member has to decide.</summary>
    public void Await() => _undecided++;

    /// <summary>One more member cannot even get it.</summary>
    public void CountBusy() => _failed++;

    /// <summary>One of those who were awaited has decided.</summary>
    public void Decide(bool delivered, bool handedOver)
    {
        _undecided--;
        if (delivered)
        {
            _delivered++;
            return;
        }

        _failed++;
        _handedOver |= handedOver;
    }
}
