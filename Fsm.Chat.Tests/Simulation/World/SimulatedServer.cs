using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Tests.Simulation.Network;

namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>The server's program, from its start to its end.</summary>
internal sealed class SimulatedServer : IStepJournal
{
    private readonly Trace _trace;
    private readonly bool _sessionsOutliveLinks;

    public SimulatedServer(Agenda agenda, Limits limits, Trace trace, int number, Func<Process, SimulatedStore?> storeOf)
    {
        (_trace, _sessionsOutliveLinks) = (trace, limits.ResumeWindow > TimeSpan.Zero);
        Process = new(agenda, $"server.{number}");
        Store = storeOf(Process);
        Hub = new(RulesUnderTest.For(limits), limits, "fsmchat", Process, this, store: Store);
        _ = new HubClock(Hub, Process);
        Hub.Start();
        Hub.ReportListener(bound: true);
    }

    public Process Process { get; }

    public ChatHub Hub { get; }

    /// <summary>Where it keeps what is said; null for nowhere.</summary>
    public SimulatedStore? Store { get; }

    /// <summary>All that was ever accepted.</summary>
    public List<ServerEnd> Ends { get; } = [];

    public int Steps { get; private set; }

    /// <summary>The user whose session ended with a lost link although it could have gone on; null for nobody.</summary>
    public string? EndedTooSoon { get; private set; }

    public bool IsEnabled => true;

    public void Record(in JournalEntry entry)
    {
        Steps++;
        _trace.NoteStep(Process.Name, entry.Machine, entry.User, entry.From, entry.Trigger, entry.To);
        if (_sessionsOutliveLinks && entry is { Machine: "Session", Trigger: nameof(SessionTrigger.LinkEnded) })
            EndedTooSoon = entry.User;
    }
}
