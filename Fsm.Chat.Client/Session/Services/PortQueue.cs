using System.Collections.Concurrent;
using Fsm.Chat.Client.Ports;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>
/// Calls to the outside that were decided on inside the monitor. They are made outside it, by one thread at a time and in the order of the decisions,
/// whichever threads made those.
/// </summary>
internal sealed class PortQueue(IClientPort port)
{
    private readonly ConcurrentQueue<Action> _calls = new();
    private int _drainers;

    /// <summary>The outside; call it from a call that was added, and from nowhere else.</summary>
    public IClientPort Port => port;

    /// <summary>Adds a call. Inside the monitor.</summary>
    public void Post(Action call) => _calls.Enqueue(call);

    /// <summary>Makes the calls, unless another thread, or a caller of this one, is at it: then that one makes them. Outside the monitor.</summary>
    public void Drain()
    {
        while (!_calls.IsEmpty && Interlocked.CompareExchange(ref _drainers, 1, 0) == 0)
        {
            try
            {
                while (_calls.TryDequeue(out var call))
                    call();
            }
            finally
            {
                Volatile.Write(ref _drainers, 0);
            }
        }
    }
}
