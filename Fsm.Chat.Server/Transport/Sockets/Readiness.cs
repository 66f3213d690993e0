using System.Net.Sockets;

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

/// <summary>Readiness by a <see cref="SocketLoop"/>, which watches the socket from beginning to end.</summary>
internal sealed class LoopReadiness : IReadiness, IThreadPoolWorkItem
{
    private const int Forgotten = -1;
    private readonly SocketInput _input;
    private readonly SocketLoop _loop;
    private int _number;

    public LoopReadiness(Socket socket, SocketInput input, SocketLoop loop)
    {
        (_input, _loop) = (input, loop);
        _number = loop.Watch(socket, this);
    }

    public void Await()
    {
        // News comes by itself.
    }

    public void AwaitTurn()
    {
        if (_loop.ThreadNumber == Environment.CurrentManagedThreadId)
            _loop.ReadAgain(this);
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void End()
    {
        if (Interlocked.Exchange(ref _number, Forgotten) is not Forgotten and var number)
            _loop.Forget(number);
    }

    void IThreadPoolWorkItem.Execute() => Readable(hasEnded: false);

    /// <summary>There may be something to read.</summary>
    /// <param name="hasEnded">Whether the peer has said all.</param>
    public void Readable(bool hasEnded) => _input.Readable(hasEnded);
}

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
