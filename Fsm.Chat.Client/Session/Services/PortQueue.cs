using System.Collections.Concurrent;
using Fsm.Chat.Client.Ports;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>
/// Calls to the outside that were decided on inside the monitor. They are made outside it, by one thread at a time and in the order of the decisions,
/// whichever threads made those.
/// </summary>
internal sealed class PortQueue(IClientPort port)
{
    private readonly ConcurrentQueue<(object Subject, Action Call)> _calls = new();
    private int _drainers;

    /// <summary>The outside; call it from a call that was added, and from nowhere else.</summary>
    public IClientPort Port => port;

    /// <summary>A call has thrown that was made for this subject. Outside the monitor; the calls behind it are made all the same.</summary>
    public Action<object, Exception>? Failed { get; set; }

    /// <summary>Adds a call. Inside the monitor.</summary>
    /// <param name="subject">What ends if the call throws: what a machine moves.</param>
    /// <param name="call">The call.</param>
    public void Post(object subject, Action call) => _calls.Enqueue((subject, call));

    /// <summary>Makes the calls, unless another thread, or a caller of this one, is at it: then that one makes them. Outside the monitor.</summary>
    public void Drain()
    {
        while (!_calls.IsEmpty && Interlocked.CompareExchange(ref _drainers, 1, 0) == 0)
        {
            try
            {
                while (_calls.TryDequeue(out var next))
                    Make(next.Subject, next.Call);
            }
            finally
            {
                Volatile.Write(ref _drainers, 0);
            }
        }
    }

    private void Make(object subject, Action call)
    {
        try
        {
            call();
        }
        catch (Exception error)
        {
            Failed?.Invoke(subject, error);
        }
    }
}
