using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Server;

/// <summary>Decides whether a new connection may speak at all.</summary>
public static class AcceptDecisions
{
    /// <summary>The reason to close a new connection at once, or none.</summary>
    /// <param name="addressAtLimit">Whether its address has as many connections as it may.</param>
    /// <param name="server">Where the server is.</param>
    public static CloseReason Decide(bool addressAtLimit, ServerState server) => server switch
    {
        ServerState.Closing or ServerState.Stopped => CloseReason.ServerStopping,
        _ => addressAtLimit ? CloseReason.ServerFull : CloseReason.None,
    };
}

/// <summary>Decides what counts mean to the server as a whole: it hears of the first and the last, and not of each.</summary>
public static class EdgeDecisions
{
    /// <summary>What has happened to the messages that await their verdict.</summary>
    /// <param name="before">How many there were when this was last asked.</param>
    /// <param name="now">How many there are.</param>
    public static ServerTrigger? DecideVerdicts(long before, long now) => (before, now) switch
    {
        (0, > 0) => ServerTrigger.FirstMessageAccepted,
        (> 0, 0) => ServerTrigger.LastVerdictGiven,
        _ => null,
    };

    /// <summary>What it means that a link has closed, or that all were asked to.</summary>
    /// <param name="left">How many there are now.</param>
    public static ServerTrigger? DecideLinks(int left) => left == 0 ? ServerTrigger.LastLinkClosed : null;
}
