using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Server.Session;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What waits for all sessions: counts the bytes, wakes who sends them, and knows whom something is owed to.</summary>
internal sealed class Outbox(PortCalls calls, QueueLimits limits)
{
    private readonly Queue<HubSession> _overflowed = [];
    private List<HubSession> _owed = [];

    /// <summary>Bytes in all queues together.</summary>
    public long QueuedBytes { get; private set; }

    /// <summary>Whether anybody is owed an acknowledgement.</summary>
    public bool OwesAcknowledgements => _owed.Count > 0;

    /// <summary>How many bytes have to come free before it is crowded no more, for a while; 0 or less when it is not.</summary>
    public long Excess => limits.IsCrowded(QueuedBytes) ? QueuedBytes - limits.BytesOfServer / 8 * 6 : 0;

    public bool IsFull => limits.IsServerBusy(QueuedBytes);

    /// <summary>More waits for a session. Once its link closes there is nobody to read it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="before">Bytes that waited before.</param>
    /// <param name="now">Bytes that wait now.</param>
    public void Grow(HubSession session, int before, int now)
    {
        QueuedBytes += now - before;
        if (limits.IsOverflowed(now))
            _overflowed.Enqueue(session);
        calls.Wake(session.Link);
    }

    /// <summary>Less waits for a session.</summary>
    public void Account(int before, int now) => QueuedBytes += now - before;

    /// <summary>The link of a session has something to say.</summary>
    public void Wake(HubSession session) => calls.Wake(session.Link);

    /// <summary>More waits for all together than may, and these give way.</summary>
    public void GiveWay(IEnumerable<HubSession> sessions)
    {
        foreach (var session in sessions)
            _overflowed.Enqueue(session);
    }

    /// <summary>Takes one session for which more waits than may.</summary>
    public bool TryTakeOverflowed([NotNullWhen(true)] out HubSession? session) => _overflowed.TryDequeue(out session);

    /// <summary>Notes that a session handled something its peer has not been told of.</summary>
    public void OweAcknowledgement(HubSession session)
    {
        if (session.IsOwedAcknowledgement)
            return;
        session.IsOwedAcknowledgement = true;
        _owed.Add(session);
    }

    /// <summary>Takes those who are owed an acknowledgement and are not gone meanwhile: those have nobody to tell.</summary>
    public IEnumerable<HubSession> TakeOwed()
    {
        var owed = _owed;
        _owed = [];
        foreach (var session in owed)
            session.IsOwedAcknowledgement = false;
        return owed.Where(session => session.State != SessionState.Disconnected);
    }
}
