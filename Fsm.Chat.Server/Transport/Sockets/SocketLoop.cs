using System.Net.Sockets;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// A thread that serves sockets in rounds: it asks the kernel which have something to read, has each of them read once, and then has done what is better done once a
/// round than once a read. So whoever gets several frames in a round gets them in one write, and nobody who sends without end keeps the others waiting.
/// </summary>
internal sealed class SocketLoop : IDisposable
{
    private const int EventsAtOnce = 256;

    private readonly Epoll _epoll = new();
    private readonly Lock _gate = new(); // who is watched
    private readonly Stack<int> _vacant = [];
    private readonly List<IRoundEnd> _ending = [];
    private LoopReadiness?[] _watched = [];
    private List<LoopReadiness> _again = [];
    private List<LoopReadiness> _nextAgain = [];
    private bool _isDisposed;

    /// <summary>Starts the thread.</summary>
    public SocketLoop()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = "sockets" };
        ThreadNumber = thread.ManagedThreadId;
        thread.Start();
    }

    /// <summary>The number of its thread, which no other has while it runs.</summary>
    public int ThreadNumber { get; }

    /// <summary>Begins to watch a socket.</summary>
    /// <returns>Its number, to be given to <see cref="Forget"/>.</returns>
    /// <exception cref="SocketException">The kernel has no room for one more.</exception>
    public int Watch(Socket socket, LoopReadiness readiness)
    {
        int number;
        lock (_gate)
        {
            if (!_vacant.TryPop(out number))
            {
                number = _watched.Length;
                Array.Resize(ref _watched, Math.Max(64, 2 * number));
                for (var i = _watched.Length - 1; i > number; i--)
                    _vacant.Push(i);
            }

            _watched[number] = readiness;
        }

        try
        {
            _epoll.Watch(socket.SafeHandle, number);
            return number;
        }
        catch
        {
            Forget(number);
            throw;
        }
    }

    /// <summary>Gives a number back. News that is under way may still reach whoever gets it next, as a false alarm.</summary>
    public void Forget(int number)
    {
        lock (_gate)
        {
            _watched[number] = null;
            _vacant.Push(number);
        }
    }

    /// <summary>Has a socket read in the next round, news or not; on the loop's own thread only.</summary>
    public void ReadAgain(LoopReadiness readiness) => _nextAgain.Add(readiness);

    /// <summary>Has something done when all of this round has been read; on the loop's own thread only.</summary>
    public void AtRoundEnd(IRoundEnd what) => _ending.Add(what);

    /// <summary>Ends the thread, after the round that it is in or the next one.</summary>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
            _epoll.Interrupt(); // the thread itself lets go of the list, when it waits no more
    }

    private void Run()
    {
        var news = new byte[EventsAtOnce * Epoll.EventSize];
        for (var isOver = false; !isOver;)
        {
            var count = _epoll.Wait(news, _nextAgain.Count > 0 ? 0 : -1);
            (_again, _nextAgain) = (_nextAgain, _again);
            for (var i = 0; i < count; i++)
            {
                var (number, hasEnded) = Epoll.Read(news, i);
                if (number == Epoll.Interruption)
                    isOver = true;
                else
                    Volatile.Read(ref _watched)[number]?.Readable(hasEnded);
            }

            foreach (var readiness in _again)
                readiness.Readable(hasEnded: false);
            _again.Clear();
            for (var i = 0; i < _ending.Count; i++) // one may bring another about
                _ending[i].EndRound();
            _ending.Clear();
        }

        _epoll.Dispose();
    }
}
