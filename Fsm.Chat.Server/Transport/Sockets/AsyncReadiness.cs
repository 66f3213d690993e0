using System.Net.Sockets;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>Readiness by the class library, for systems without a <see cref="SocketLoop"/>: a receive of no bytes completes when there are some.</summary>
internal sealed class AsyncReadiness(Socket socket, SocketInput input) : SocketAsyncEventArgs(true /* no execution context */), IReadiness
{
    private bool _isUnderWay;

    public void Await()
    {
        if (Interlocked.Exchange(ref _isUnderWay, true))
            return; // for a read that was cancelled
        try
        {
            if (!socket.ReceiveAsync(this))
                Tell(SocketError);
        }
        catch (ObjectDisposedException)
        {
            Tell(SocketError.OperationAborted);
        }
    }

    public void AwaitTurn() => Await(); // it completes at once if there is something

    public void End()
    {
        // A receive that is under way ends with the socket.
    }

    protected override void OnCompleted(SocketAsyncEventArgs e) => Tell(SocketError);

    private void Tell(SocketError error)
    {
        Volatile.Write(ref _isUnderWay, false);
        input.Readable(hasEnded: false, error);
    }
}
