using System.Collections.Concurrent;
using System.Net.Sockets;
using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>
/// The one thread that reads all plain connections of this process, and sends what is due between two rounds of reading. While something may become due it does not sleep: a runner
/// that has to be woken for each message measures how long that takes.
/// </summary>
internal sealed class PollLoop
{
    private const int EventsAtOnce = 256;
    private const int IdleWait = 10; // ms, after which it looks whether there is something to do between rounds
    private static readonly Epoll _epoll = new(); // as long as the process lives
    private readonly ConcurrentDictionary<int, PlainTransport> _watched = [];
    private volatile Action? _betweenRounds;
    private int _last;

    private PollLoop() => new Thread(Run) { IsBackground = true, Name = "poll" }.Start();

    /// <summary>The loop of this process.</summary>
    public static PollLoop Shared { get; } = new();

    /// <summary>What to do between two rounds, which follow each other without a pause then; null for nothing.</summary>
    public Action? BetweenRounds
    {
        set => _betweenRounds = value;
    }

    /// <summary>Begins to watch a socket.</summary>
    /// <returns>Its number.</returns>
    public int Watch(Socket socket, PlainTransport transport)
    {
        var number = Interlocked.Increment(ref _last);
        _watched[number] = transport;
        _epoll.Watch(socket.SafeHandle, number);
        return number;
    }

    /// <summary>Watches no more.</summary>
    public void Forget(int number) => _watched.TryRemove(number, out _);

    private void Run()
    {
        var news = new byte[EventsAtOnce * Epoll.EventSize];
        while (true)
        {
            var between = _betweenRounds;
            var count = _epoll.Wait(news, between is null ? IdleWait : 0);
            for (var i = 0; i < count; i++)
            {
                var (number, hasEnded) = Epoll.Read(news, i);
                if (_watched.TryGetValue(number, out var transport))
                    transport.Readable(hasEnded);
            }

            between?.Invoke();
            if (between is not null && count == 0)
                Thread.Yield(); // whoever else needs this core should take it now, and not in the middle of a round
        }
    }
}
