using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>Looks into a server: whoever is over holds nothing, whoever is there holds what is theirs, and the sums are right.</summary>
internal sealed class HubInspector(SimulatedServer server)
{
    private readonly HubFacts _facts = Insides.Facts(server.Hub);
    private readonly HashSet<HubSession> _sessions = [];
    private readonly HashSet<ITimed> _timed = [];
    private int _steps = -1;

    /// <summary>Looks, if anything has moved since it last did.</summary>
    public void Look()
    {
        Promise.That(server.Hub.Figures.InternalErrors == 0, $"{server.Process.Name} has found a bug in itself");
        if (_steps == server.Steps)
            return;
        _steps = server.Steps;
        Promise.That(server.EndedTooSoon is null, $"the session of {server.EndedTooSoon} ended with its link, and nobody wanted that");
        LookAtTimers();
        LookAtSessions();
        LookAtGroups();
        LookAtLinks();
    }

    private void LookAtSessions()
    {
        var bytes = 0L;
        _sessions.UnionWith(_facts.Roster.Sessions);
        foreach (var session in _facts.Roster.Sessions)
        {
            var queue = Insides.Queue((NativeVoice)session.Voice);
            bytes += queue.Bytes;
            Promise.That(session.State != SessionState.Disconnected, $"{session.Name} is held by a session that is over");
            Promise.That(_facts.Roster.Find(session.NameUtf8, 0, out _) == session, $"{session.Name} is held twice");
            Promise.That(queue.Bytes < Limits.QueuedBytesHard, $"{queue.Bytes} bytes wait for {session.Name}");
            Promise.That(queue.Messages == 0 || queue.Acknowledged < queue.LastSequence, $"{session.Name} has acknowledged all, and {queue.Messages} messages wait for that");
            LookAtLinkOf(session);
        }

        Promise.That(bytes == _facts.Outbox.QueuedBytes, $"{_facts.Outbox.QueuedBytes} bytes are said to wait, and {bytes} do");
        _sessions.RemoveWhere(session => session.State == SessionState.Disconnected && HoldsNothing(session));
    }

    private void LookAtLinkOf(HubSession session)
    {
        if (session.State == SessionState.Interrupted)
        {
            Promise.That(_timed.Contains(session), $"{session.Name} is interrupted and nothing ends that");
            Promise.That(session.Link.Session is null, $"{session.Name} is interrupted and has a link");
            return;
        }

        Promise.That(session.Link.Session == session, $"{session.Name} is {session.State} over a link that is not theirs");
        Promise.That(session.Link.State is LinkState.Live or LinkState.Probing, $"{session.Name} is {session.State} over a link that is {session.Link.State}");
        Promise.That(server.Ends.Count(end => end.Link!.Session == session) == 1, $"several links speak for {session.Name}");
    }

    private bool HoldsNothing(HubSession session)
    {
        Promise.That(!_facts.Roster.Sessions.Contains(session), $"the session of {session.Name} is over and holds the name");
        Promise.That(session.Voice.Bytes == 0, $"the session of {session.Name} is over and {session.Voice.Bytes} bytes wait for it");
        Promise.That(!session.Partners.All.Any(), $"the session of {session.Name} is over and in conversations");
        Promise.That(session.Groups is null || (session.Groups.Invitations.Count == 0 && session.Groups.Joined.All(group => group.State == GroupState.Dissolved)), $"the session of {session.Name} is over and in groups");
        return true;
    }

    private void LookAtGroups()
    {
        foreach (var group in _facts.Groups.All.Where(group => group.State != GroupState.Making)) // not on the disk yet
        {
            Promise.That(group.State == GroupState.Open && group.Count > 0, $"the group {group.Name} is {group.State} and has {group.Count} members");
            Promise.That(group.Everybody.Contains(group.Owner), $"the owner of {group.Name} is not in it");
            Promise.That(_facts.Roster.HolderOf(group.Name) is null, $"the name {group.Name} is a group's and a person's");
            foreach (var member in group.Members.Select(member => member.Person))
                Promise.That(IsThere(member) && member.Groups!.IsMember(group), $"{member.Name} has a seat in {group.Name} and is not there");
            foreach (var invitation in group.Invitations)
                Promise.That(IsThere(invitation.Invitee) && _timed.Contains(invitation), $"the invitation of {invitation.Invitee.Name} to {group.Name} is open and nothing ends it");
        }
    }

    private void LookAtLinks()
    {
        foreach (var end in server.Ends)
        {
            var (link, isOver) = (end.Link!, end.Link!.State == LinkState.Closed);
            Promise.That(isOver == (end.LettingsGo > 0), $"link {link.Number} is {link.State} and was let go of {end.LettingsGo} times");
            Promise.That(end.LettingsGo <= 1, $"link {link.Number} was let go of {end.LettingsGo} times");
            Promise.That(!isOver || link.Reason != CloseReason.None, $"link {link.Number} is closed for no reason");
            Promise.That(!isOver || !_facts.Links.Contains(link), $"link {link.Number} is closed and counted");
            Promise.That(!IsReproach(link.Reason), $"link {link.Number} was closed for {link.Reason}, and its client did nothing wrong");
            Promise.That(link.Reason is not (CloseReason.PeerTimeout or CloseReason.WriteStalled or CloseReason.FrameStalled) || end.Connection!.IsExcused, $"link {link.Number} was closed for {link.Reason}, and nothing had gone wrong on it");
            Promise.That(link.State is not (LinkState.AwaitingFirstFrame or LinkState.Probing or LinkState.Closing) || _timed.Contains(link), $"link {link.Number} is {link.State} without a timer");
        }

        server.Ends.RemoveAll(end => end.Link!.State == LinkState.Closed && end.Link.Session is null or { State: SessionState.Disconnected });
    }

    // Whoever has a timer that would be listened to.
    private void LookAtTimers()
    {
        _timed.Clear();
        foreach (var (subject, generation) in Insides.Machines(server.Hub).Host.Armed)
        {
            if (subject.Generation != generation)
                continue;
            Promise.That(_timed.Add(subject), $"{subject} has two timers");
            Promise.That(subject is not HubLink { State: LinkState.Closed } and not HubSession { State: SessionState.Disconnected }, $"{subject} is over and has a timer");
        }
    }

    // One side closes because the other has said what it may never say. In a run both sides are ours, so that is always a bug of one of them.
    private static bool IsReproach(CloseReason reason) => reason is >= CloseReason.BadMagic and <= CloseReason.InternalError;

    private bool IsThere(HubSession session) => session.State != SessionState.Disconnected && _facts.Roster.Sessions.Contains(session);
}
