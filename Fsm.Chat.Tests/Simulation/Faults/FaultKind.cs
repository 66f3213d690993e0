namespace Fsm.Chat.Tests.Simulation.Faults;

/// <summary>A class of things that go wrong. In each run some classes are active, and only those strike.</summary>
internal enum FaultKind
{
    /// <summary>Connections break, and both ends are told.</summary>
    Breaks,

    /// <summary>Somebody in between closes connections in good order.</summary>
    Ends,

    /// <summary>Connections fall silent, in one direction or in both, and nobody is told.</summary>
    Silences,

    /// <summary>Connections stand still for a while.</summary>
    Holds,

    /// <summary>Writes go out in crumbs, down to one byte.</summary>
    Crumbs,

    /// <summary>Pieces take long.</summary>
    Delays,

    /// <summary>Hardly anything fits between the ends.</summary>
    Narrowness,

    /// <summary>Readers take little at a time, and seldom.</summary>
    SlowReaders,

    /// <summary>Nobody answers an attempt to connect, or only with a refusal, or the connection is dropped at once.</summary>
    FailingDials,

    /// <summary>Programs are stopped and go on later (SIGSTOP).</summary>
    Stops,

    /// <summary>Screens are stopped: nothing is printed, so nothing is acknowledged.</summary>
    StoppedScreens,

    /// <summary>Clients are killed, and started again.</summary>
    ClientCrashes,

    /// <summary>The server is killed and started again, and has forgotten everything.</summary>
    ServerCrashes,

    /// <summary>The server is stopped properly and started again.</summary>
    ServerStops,

    /// <summary>A killed program's machine says nothing any more either.</summary>
    PowerCuts,

    /// <summary>The whole machine sleeps for up to two hours.</summary>
    Sleeps,

    /// <summary>Somebody else connects under a name that is taken, or was.</summary>
    Namesakes,

    /// <summary>The store takes its time. From here on: only where there is one.</summary>
    StoreSlow,

    /// <summary>What a store was to write is in doubt: it is written, or not, and has to be written again.</summary>
    StoreInDoubt,

    /// <summary>The store's disk is full, now and then.</summary>
    StoreFull,
}
