using System.Net.Sockets;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>Readiness by a <see cref="SocketLoop"/>, which watches the socket from beginning to end.</summary>
internal sealed class LoopReadiness : IReadiness
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
        if (SocketLoop.Current == _loop)
            _loop.ReadAgain(this);
        else
            Readable(hasEnded: false); // whoever asks keeps nobody waiting but themselves
    }

    public void End()
    {
        if (Interlocked.Exchange(ref _number, Forgotten) is not Forgotten and var number)
            _loop.Forget(number);
    }

    /// <summary>There may be something to read.</summary>
    /// <param name="hasEnded">Whether the peer has said all.</param>
    public void Readable(bool hasEnded) => _input.Readable(hasEnded);
}
