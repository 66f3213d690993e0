namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>Tells one <see cref="SocketInput"/> when its socket has something to read. It may cry wolf, but it never keeps silent.</summary>
internal interface IReadiness
{
    /// <summary>Somebody waits: <see cref="SocketInput.Readable"/> is to be called when there is something.</summary>
    void Await();

    /// <summary>Somebody waits, and there may be something already: the same, soon, but after others have had their turn.</summary>
    void AwaitTurn();

    /// <summary>Nobody will wait any more.</summary>
    void End();
}
