namespace Fsm.Chat.Protocol.Machines.Server;

/// <summary>What a transition of the server asks for.</summary>
public enum ServerEffect : byte
{
    /// <summary>Tell everybody that the server is stopping.</summary>
    AnnounceStop,

    /// <summary>End every session and close every link.</summary>
    CloseSessions,

    /// <summary>Close the links that are left by force.</summary>
    AbortLinks,

    /// <summary>Tell the program that nothing is left to do.</summary>
    ReportStopped,
}
