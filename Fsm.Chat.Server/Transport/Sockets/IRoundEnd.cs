namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>Something that waits for the end of a round of a <see cref="SocketLoop"/>.</summary>
internal interface IRoundEnd
{
    /// <summary>All that the round has brought is read. Must not throw.</summary>
    void EndRound();
}
