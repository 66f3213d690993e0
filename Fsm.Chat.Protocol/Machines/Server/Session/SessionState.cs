namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>The server's view of one user.</summary>
public enum SessionState : byte
{
    /// <summary>The connect was granted and is about to be confirmed.</summary>
    Arriving,

    /// <summary>Connected, in no conversation.</summary>
    Connected,

    /// <summary>In at least one conversation.</summary>
    Chatting,

    /// <summary>The link is lost; another one may carry the session on.</summary>
    Interrupted,

    /// <summary>Over.</summary>
    Disconnected,
}
