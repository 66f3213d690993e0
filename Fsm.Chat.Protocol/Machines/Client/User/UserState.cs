namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>The client's view of itself on one server.</summary>
public enum UserState : byte
{
    /// <summary>Not connected.</summary>
    Disconnected,

    /// <summary>The connection is being made, or the connect request awaits its answer.</summary>
    Connecting,

    /// <summary>Connected; typed text has nowhere to go.</summary>
    Connected,

    /// <summary>Typed text has a target, or each line names its own.</summary>
    Chatting,

    /// <summary>The connection is lost; it is about to be made again.</summary>
    Reconnecting,

    /// <summary>The connection is lost, and nothing listens at the server's address: it is asked again soon.</summary>
    AwaitingServer,

    /// <summary>The server does not know the session any more; a new one is about to be asked for.</summary>
    Renewing,

    /// <summary>The connection is being made again, or the resume awaits its answer.</summary>
    Resuming,

    /// <summary>Taking leave of the server.</summary>
    Disconnecting,
}
