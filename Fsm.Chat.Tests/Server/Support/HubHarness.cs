using Fsm.Chat.Protocol;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Server.Support;

/// <summary>The real hub under a clock that the test moves, with scripted peers instead of sockets.</summary>
internal sealed class HubHarness : IDisposable
{
    private readonly HubClock _clock;
    private ushort _lastPort = 50_000;

    public HubHarness(Limits? limits = null)
    {
        Limits = limits ?? new Limits();
        Hub = new(RulesUnderTest.For(Limits), Limits, "fsmchat", Time, Journal);
        _clock = new(Hub, Time);
        Hub.Start();
        Hub.ReportListener(bound: true);
    }

    public FakeTimeProvider Time { get; } = new();

    public Limits Limits { get; }

    public ChatHub Hub { get; }

    public RecordingJournal Journal { get; } = new();

    /// <summary>A connection that has said nothing.</summary>
    public ScriptedPeer Dial(string address = "127.0.0.1", ushort port = 0) => new(Hub, address, port > 0 ? port : ++_lastPort);

    /// <summary>A connection that is granted its name, its two first answers read.</summary>
    public ScriptedPeer Connect(string name)
    {
        var peer = Dial().SendConnect(name);
        peer.Expect(Protocol.Framing.FrameAction.Confirmation);
        peer.Expect(Protocol.Framing.FrameAction.UserList);
        return peer;
    }

    /// <summary>Lets time pass in steps as small as the hub's own, so that every timer sees its own moment.</summary>
    public void Pass(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(50);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
            Time.Advance(step);
    }

    public void Dispose() => _clock.Dispose();
}

/// <summary>Keeps the step records.</summary>
internal sealed class RecordingJournal : IStepJournal
{
    public List<JournalEntry> Entries { get; } = [];

    public bool IsEnabled => true;

    public void Record(in JournalEntry entry) => Entries.Add(entry);
}
