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
