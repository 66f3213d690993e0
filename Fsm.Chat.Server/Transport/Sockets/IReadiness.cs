namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>Tells one <see cref="SocketInput"/> when its socket has something to read. It may call when there is nothing, but it never fails to call when there is something.</summary>
internal interface IReadiness
{
    /// <summary>Somebody waits: <see cref="SocketInput.Readable"/> is to be called when there is something.</summary>
    void Await();

    /// <summary>Somebody waits, and there may be something already: the same, soon, but after others have had their turn.</summary>
    void AwaitTurn();

    /// <summary>Nobody will wait any more.</summary>
    void End();
}
