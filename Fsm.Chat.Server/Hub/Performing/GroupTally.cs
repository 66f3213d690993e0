using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Counts, for one message to a group, which of those who were members when it was accepted have decided, and how.</summary>
/// <param name="sender">The session it came from.</param>
/// <param name="sequence">Its number there.</param>
internal sealed class GroupTally(HubSession sender, ulong sequence) : IVerdictTaker
{
    private int _undecided;
    private int _delivered;
    private int _failed;
    private int _kept; // for those who are away, or read slowly: they get it later
    private bool _isIgnored;
    private StatusCode _unreached = StatusCode.RecipientBusy; // so it stays when too much waited for each of them
    private bool _handedOver; // of those it failed for, whether it may have been seen by any

    /// <summary>Who has sent the message.</summary>
    public HubSession Sender => sender;

    /// <summary>One more member has to decide.</summary>
    public void Await() => _undecided++;

    /// <summary>One more member cannot even get it.</summary>
    public void CountFailed() => _failed++;

    /// <summary>For one more member it is kept, and they are not waited for.</summary>
    public void CountKept() => _kept++;

    /// <summary>A member takes nothing from the sender.</summary>
    public void NoteIgnored() => _isIgnored = true;

    /// <summary>One of those who were awaited has decided.</summary>
    public void Decide(Verdicts verdicts, ulong number, StatusCode status, bool handedOver)
    {
        _undecided--;
        if (status == StatusCode.Ok)
        {
            _delivered++;
        }
        else if (status == StatusCode.Kept)
        {
            _kept++;
        }
        else
        {
            _failed++;
            _unreached = status;
            _handedOver |= handedOver;
        }

        ConcludeIfDecided(verdicts);
    }

    /// <summary>Gives the verdict once all have decided; that may be at once.</summary>
    public void ConcludeIfDecided(Verdicts verdicts)
    {
        if (_undecided == 0)
            verdicts.Conclude(sender, IsForNobody ? VerdictRange.OfFailed(sequence, GroupRequestDecisions.Nobody(_isIgnored), handedOver: false) : OfMembers);
    }

    // While it was written down all others can have left.
    private bool IsForNobody => (_delivered, _failed, _kept) == (0, 0, 0);

    private VerdictRange OfMembers => VerdictRange.OfGroup(sequence, _delivered, _failed, _unreached, _handedOver, sender.Voice.TellsKeptGroups ? _kept : 0);
}
