using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Tests.Simulation.Oracle;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Server.Support;

/// <summary>The real hub under a clock that the test moves, with scripted peers instead of sockets.</summary>
internal sealed class HubHarness : IDisposable
{
    private readonly HubClock _clock;
    private readonly List<ScriptedPeer> _peers = [];
    private ushort _lastPort = 50_000;

    /// <param name="waits">Whether a session waits for its client when its link is lost. Most tests are about what its end means to others.</param>
    /// <param name="access">Who is let in; null for everybody.</param>
    /// <param name="change">Makes a mistake in the rules; null for none.</param>
    /// <param name="store">Where things are kept; null for nowhere.</param>
    public HubHarness(Limits? limits = null, bool waits = false, HubAccess? access = null, Func<RuleSet, RuleSet>? change = null, IStore? store = null)
    {
        Limits = limits ?? new();
        if (!waits)
            Limits = Limits with { ResumeWindow = TimeSpan.Zero };
        var rules = RulesUnderTest.For(Limits);
        Hub = new(change?.Invoke(rules) ?? rules, Limits, "fsmchat", Time, Journal, access, store);
        _clock = new(Hub, Time);
        Hub.Start();
        Hub.ReportListener(bound: true);
    }

    public FakeTimeProvider Time { get; } = new();

    public Limits Limits { get; }

    public ChatHub Hub { get; }

    public RecordingJournal Journal { get; } = new();

    /// <summary>A connection that has said nothing.</summary>
    public ScriptedPeer Dial(string address = "127.0.0.1", ushort port = 0, KeyFingerprint? key = null)
    {
        var peer = new ScriptedPeer(Hub, address, port > 0 ? port : ++_lastPort, key);
        _peers.Add(peer);
        return peer;
    }

    /// <summary>A connection that is granted its name, its two first answers read.</summary>
    public ScriptedPeer Connect(string name)
    {
        var peer = Dial().SendConnect(name);
        peer.Expect(Protocol.Framing.FrameAction.Confirmation);
        peer.Expect(Protocol.Framing.FrameAction.UserList);
        return peer;
    }

    /// <summary>Makes a group of people who are connected, the first of them its owner; what that told them is read.</summary>
    public void Gather(string group, params ScriptedPeer[] members)
    {
        members[0].SendGroup(GroupRequestKind.Create, group);
        foreach (var member in members[1..])
        {
            members[0].SendGroup(GroupRequestKind.Invite, group, port: member.Port);
            member.SendGroup(GroupRequestKind.Accept, group);
        }

        foreach (var member in members)
            member.Acknowledge().Skip();
    }

    /// <summary>Lets time pass in steps as small as the hub's own, so that every timer sees its own moment.</summary>
    public void Pass(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(50);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
            Time.Advance(step);
    }

    /// <summary>Lets the peer ask for lists that it does not read until fewer bytes are free in its queue than one more list takes.</summary>
    /// <returns>How many bytes are free.</returns>
    public long FillQueueOf(ScriptedPeer peer)
    {
        // Long lists fill a queue with few requests.
        for (var i = 0; i < 60; i++)
            Connect($"resident-with-a-long-name-{i:000}");
        peer.Acknowledge();
        peer.StopsReading = true;
        var (others, list) = (Hub.Figures.QueuedBytes, 0L);
        while (Protocol.Limits.QueuedBytesHard - Queued() > list)
        {
            var before = Queued();
            peer.Send(new UserListRequest { Prefix = [] });
            list = Queued() - before;
            Assert.That(list, Is.Positive, "each request is answered");
        }

        return Protocol.Limits.QueuedBytesHard - Queued();

        long Queued() => Hub.Figures.QueuedBytes - others;
    }

    /// <summary>Lets the hub be told of a mistake of ours that was met, as it tells itself.</summary>
    public void Meet(Action<HubFacts, HubMachines> mistake)
    {
        mistake(Insides.Facts(Hub), Insides.Machines(Hub));
        Hub.Tick(); // what came of it is handed out
    }

    /// <summary>No step was a bug; whoever is still there has been told that all they sent is handled; and whatever is still reported of a connection that was let go of changes nothing.</summary>
    public void AssertEndedWell(int expectedErrors = 0)
    {
        Pass(TimeSpan.FromSeconds(1));
        Assert.That(_peers.Where(peer => peer.IsHeard && !peer.IsAcknowledged).Select(peer => peer.Link.Session?.Name), Is.Empty, "what was sent is acknowledged");
        foreach (var peer in _peers.Where(peer => peer.IsReleased || peer.IsAborted))
        {
            peer.Drop();
            peer.EndInput();
        }

        Pass(Protocol.Limits.CloseWithin); // a link that is over has no timer any more

        Assert.That(Hub.Figures.InternalErrors, Is.EqualTo(expectedErrors));
    }

    public void Dispose() => _clock.Dispose();
}

internal sealed class RecordingJournal : IStepJournal
{
    private readonly ISet<string>? _watched = RulesUnderTest.Watched;

    /// <summary>Looked at with each record; may throw, as a mistake of our own in the middle of a step.</summary>
    public Action<JournalEntry>? Recording { get; set; }

    public List<JournalEntry> Entries { get; } = [];

    public bool IsEnabled => true;

    public void Record(in JournalEntry entry)
    {
        Entries.Add(entry);
        RulesUnderTest.Note(_watched, entry.Machine, entry.From, entry.Trigger, entry.To);
        Recording?.Invoke(entry);
    }
}
