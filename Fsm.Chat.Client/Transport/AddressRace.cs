using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Client.Transport;

/// <summary>
/// Tries the addresses of a host as RFC 8305 says: the two families in turn, the next address when one has failed or has not answered for a moment, and whichever answers first
/// is taken. So an address that swallows packets costs a moment and not the connection.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="attempt">Tries one address.</param>
/// <typeparam name="TWon">A connection.</typeparam>
internal sealed class AddressRace<TWon>(TimeProvider time, Func<IPAddress, CancellationToken, Task<TWon>> attempt)
    where TWon : IDisposable
{
    /// <summary>How long an address is alone: the "connection attempt delay" that the RFC recommends.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it. What others have come to by then is given up.</summary>
    /// <param name="addresses">The addresses, the preferred one first.</param>
    /// <param name="stop">Gives all of them up.</param>
    /// <exception cref="SocketException">No address answers.</exception>
    public async Task<TWon> RunAsync(IReadOnlyList<IPAddress> addresses, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = new Queue<IPAddress>(InTurn(addresses));
        var running = new List<Task<TWon>>();
        Exception? failure = null;
        try
        {
            while (waiting.Count + running.Count > 0)
            {
                stop.ThrowIfCancellationRequested();
                if (waiting.TryDequeue(out var next))
                    running.Add(attempt(next, over.Token));
                if (await FirstAsync(running, waiting.Count > 0, over.Token).ConfigureAwait(false) is not { } ended)
                    continue;
                running.Remove(ended);
                if (ended.IsCompletedSuccessfully)
                    return await ended.ConfigureAwait(false);
                failure = Telling(failure, ended.Exception?.InnerException ?? new OperationCanceledException(stop));
            }

            stop.ThrowIfCancellationRequested();
            throw failure ?? new SocketException((int)SocketError.HostNotFound);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            foreach (var late in running)
                _ = DropAsync(late);
        }
    }

    /// <summary>The families in turn, each in its order, beginning with that of the first.</summary>
    internal static IEnumerable<IPAddress> InTurn(IReadOnlyList<IPAddress> addresses)
    {
        var preferred = addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily).ToList();
        var others = addresses.Where(address => address.AddressFamily != addresses[0].AddressFamily).ToList();
        for (var i = 0; i < Math.Max(preferred.Count, others.Count); i++)
        {
            if (i < preferred.Count)
                yield return preferred[i];
            if (i < others.Count)
                yield return others[i];
        }
    }

    // The attempt that has ended; null when it is the next one's turn.
    private async Task<Task<TWon>?> FirstAsync(List<Task<TWon>> running, bool areMore, CancellationToken stop)
    {
        var any = Task.WhenAny(running);
        try
        {
            return await (areMore ? any.WaitAsync(Patience, time, stop) : any).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    // That somebody has said no there says more than that another way is closed.
    private static Exception Telling(Exception? before, Exception now) => before is SocketException { SocketErrorCode: SocketError.ConnectionRefused } ? before : now;

    private static async Task DropAsync(Task<TWon> late)
    {
        try
        {
            (await late.ConfigureAwait(false)).Dispose();
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It was given up.
        }
    }
}
