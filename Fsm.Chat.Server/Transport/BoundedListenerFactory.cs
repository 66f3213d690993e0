using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// Kestrel's listeners, made by us: its own dies with the process when descriptors run out. This one accepts up to a number of connections, refuses
/// the rest with a frame, and slows down when accepting itself fails.
/// </summary>
public sealed class BoundedListenerFactory(LinkCount links, TimeProvider time, ILogger<BoundedListenerFactory> log) : IConnectionListenerFactory, IDisposable
{
    private const int Backlog = 512;
    private const int SocketBuffer = 64 * 1024;
    private readonly List<BoundedListener> _listeners = [];
    private readonly BlockPool _blocks = new();
    private readonly SocketLoops _loops = new();

    /// <summary>The rounds in which the connections are read.</summary>
    internal IRounds Rounds => _loops;

    /// <summary>The first endpoint that was bound, with its real port; null before.</summary>
    public EndPoint? BoundEndPoint => _listeners is [var first, ..] ? first.EndPoint : null;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var address = (IPEndPoint)endpoint;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            // Accepted sockets inherit these. Without a bound the kernel would swallow megabytes for a client that does not read.
            socket.ReceiveBufferSize = SocketBuffer;
            socket.SendBufferSize = SocketBuffer;
            socket.Bind(address);
            socket.Listen(Backlog);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw error.SocketErrorCode == SocketError.AddressAlreadyInUse ? new AddressInUseException(error.Message, error) : error;
        }

        var listener = new BoundedListener(socket, _blocks, _loops, links, time, log);
        _listeners.Add(listener);
        return ValueTask.FromResult<IConnectionListener>(listener);
    }

    /// <summary>Gives up the memory that connections have used and do not use now.</summary>
    public void ReleaseMemory() => _blocks.Trim();

    /// <inheritdoc/>
    public void Dispose()
    {
        _loops.Dispose();
        _blocks.Dispose();
    }

    /// <summary>Accepts no more; connections that are there stay.</summary>
    public async Task StopAcceptingAsync()
    {
        foreach (var listener in _listeners)
            await listener.UnbindAsync().ConfigureAwait(false);
    }
}
