namespace Fsm.Chat.Protocol.Machines.Server;

/// <summary>Where the server as a whole is.</summary>
public enum ServerState : byte
{
    /// <summary>Not listening.</summary>
    Stopped,

    /// <summary>About to listen.</summary>
    Starting,

    /// <summary>Listening; no accepted message awaits its verdict.</summary>
    Idle,

    /// <summary>Listening; at least one accepted message awaits its verdict.</summary>
    Forwarding,

    /// <summary>Stopping; accepted messages still await their verdicts.</summary>
    Draining,

    /// <summary>Stopping; the links are being closed.</summary>
    Closing,
}
