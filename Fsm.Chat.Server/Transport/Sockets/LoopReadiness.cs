using System.Net.Sockets;

namespace Fsm.Chat.Server.Transport.Sockets;

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
