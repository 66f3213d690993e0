namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>The rounds in which threads read what peers have sent. What is put off to the end of a round is done once for all that the round has brought.</summary>
internal interface IRounds
{
    /// <summary>Puts something off to the end of the round that the calling thread is in.</summary>
    /// <returns>Whether it is in one; if not, there is nothing to wait for.</returns>
    bool TryPutOff(IRoundEnd what);
}

/// <summary>Something that waits for the end of a round of a <see cref="SocketLoop"/>.</summary>
internal interface IRoundEnd
{
    /// <summary>All that the round has brought is read. Must not throw.</summary>
    void EndRound();
}
