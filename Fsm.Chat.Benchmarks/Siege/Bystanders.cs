using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Support.Native;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>
/// Two people who have nothing to do with it: one writes to the other every 50 ms, who reads and acknowledges at once. What they see of an attack is how long the verdict takes.
/// </summary>
internal sealed class Bystanders : IDisposable
{
    /// <summary>The one who is written to, whom attacks are aimed at too.</summary>
    public const string Listener = "bystander-bob";

    private static readonly TimeSpan _every = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly SiegeClient _writer;
    private readonly SiegeClient _listener;
    private readonly Dictionary<ulong, long> _sentAt = [];
    private readonly List<(double Length, double At)> _roundTrips = [];
    private readonly long _since = Stopwatch.GetTimestamp();
    private readonly List<string> _problems = [];
    private readonly Thread[] _threads;
    private volatile bool _stops;

    /// <summary>Logs both in, and lets them begin.</summary>
    public Bystanders(IPEndPoint server)
    {
        (_writer, _listener) = (new(server, IPAddress.Loopback), new(server, IPAddress.Loopback));
        _writer.LogIn("bystander-alice");
        _listener.LogIn(Listener);
        _threads = [Begin(Write), Begin(Hear), Begin(Listen)];
    }

    /// <summary>Lets them finish.</summary>
    /// <returns>Round trips in milliseconds, the shortest first, with the second in which they began; and what went wrong.</returns>
    public (List<(double Length, double At)> RoundTrips, List<string> Problems) Finish()
    {
        _stops = true;
        _threads[0].Join();
        for (var since = Stopwatch.GetTimestamp(); Waiting > 0 && Stopwatch.GetElapsedTime(since) < _patience;)
            Thread.Yield();
        var (roundTrips, problems) = Settle();
        foreach (var person in (SiegeClient[])[_writer, _listener])
            Guard(() => person.Say(new BareMessage(FrameAction.DisconnectRequest)));
        _threads[1].Join(_patience);
        _threads[2].Join(_patience);
        return (roundTrips, problems);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _listener.Dispose();
    }

    private (List<(double Length, double At)> RoundTrips, List<string> Problems) Settle()
    {
        lock (_sentAt)
        {
            foreach (var person in (SiegeClient[])[_writer, _listener])
            {
                if (person.Closed != CloseReason.None)
                    _problems.Add($"one of them was closed: {person.Closed}");
            }

            if (_sentAt.Count > 0)
                _problems.Add($"{_sentAt.Count} messages have no verdict");
            return ([.. _roundTrips.Order()], [.. _problems]);
        }
    }

    private int Waiting
    {
        get
        {
            lock (_sentAt)
                return _problems.Count > 0 ? 0 : _sentAt.Count;
        }
    }

    private Thread Begin(Action run)
    {
        var thread = new Thread(() => Guard(run)) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        thread.Start();
        return thread;
    }

    private void Guard(Action run)
    {
        try
        {
            run();
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            if (!_stops)
                Note(problem.Message);
        }
    }

    private void Write()
    {
        for (var due = _every; !_stops; due += _every)
        {
            lock (_sentAt)
            {
                _writer.Say(new SendRequest { Peer = "bystander-bob"u8, Text = "still there?"u8 });
                _sentAt[_writer.Sent] = Stopwatch.GetTimestamp();
            }

            var wait = due - Stopwatch.GetElapsedTime(_since);
            if (wait > TimeSpan.Zero)
                Thread.Sleep(wait); // on a thread of its own: the pool may be busy with the attack
        }
    }

    // The pong to a ping would be said between the numbers of messages: the lock is theirs too.
    private void Hear()
    {
        while (_writer.Closed == CloseReason.None && _writer.Read() is { } frame)
        {
            if (frame.Action == FrameAction.SendConfirmation)
                TakeVerdicts(frame);
        }
    }

    private void TakeVerdicts(ReceivedFrame frame)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_sentAt)
        {
            foreach (var verdict in SendConfirmation.Read(frame.Body) ?? [])
            {
                if (verdict.Status != StatusCode.Ok)
                    _problems.Add($"a message had the verdict {verdict.Status}");
                for (var number = verdict.First; number <= verdict.Last; number++)
                {
                    if (_sentAt.Remove(number, out var sentAt))
                        _roundTrips.Add((Stopwatch.GetElapsedTime(sentAt, now).TotalMilliseconds, Stopwatch.GetElapsedTime(_since, sentAt).TotalSeconds));
                }
            }
        }
    }

    private void Listen()
    {
        while (_listener.Closed == CloseReason.None && _listener.Read() is not null)
            _listener.ReadWhatCame();
    }

    private void Note(string problem)
    {
        lock (_sentAt)
            _problems.Add(problem);
    }
}
