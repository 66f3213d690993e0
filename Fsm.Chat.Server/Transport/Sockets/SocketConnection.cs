using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>
/// One accepted connection, as Kestrel and its TLS want it. Between socket and reader there is no pipe and no loop that fills it: that is what an idle
/// connection of Kestrel's own mostly consists of.
/// </summary>
internal sealed class SocketConnection : ConnectionContext, IDuplexPipe, IConnectionSocketFeature, IMemoryPoolFeature
{
    private static long _last;
    private readonly SocketInput _input;
    private readonly SocketOutput _output;
    private string? _id;
    private IDictionary<object, object?>? _items;

    /// <param name="socket">A connected socket.</param>
    /// <param name="pool">Where its blocks come from.</param>
    /// <param name="loop">What watches the socket; null for the class library.</param>
    public SocketConnection(Socket socket, MemoryPool<byte> pool, SocketLoop? loop)
    {
        (Socket, MemoryPool) = (socket, pool);
        socket.NoDelay = true;
        socket.Blocking = false;
        (LocalEndPoint, RemoteEndPoint) = (socket.LocalEndPoint, socket.RemoteEndPoint);
        (_input, _output) = (new(socket, pool, loop), new(socket, pool));
        Transport = this;
        Features.Set<IConnectionSocketFeature>(this);
        Features.Set<IMemoryPoolFeature>(this);
    }

    public Socket Socket { get; }

    public MemoryPool<byte> MemoryPool { get; }

    public override IDuplexPipe Transport { get; set; }

    public override IFeatureCollection Features { get; } = new FewFeatures();

    public override EndPoint? LocalEndPoint { get; set; }

    public override EndPoint? RemoteEndPoint { get; set; }

    public override string ConnectionId
    {
        get => _id ??= Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        set => _id = value;
    }

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    PipeReader IDuplexPipe.Input => _input;

    PipeWriter IDuplexPipe.Output => _output;

    /// <summary>Resets the connection: what was not sent is dropped, and whoever reads is told.</summary>
    public override void Abort(ConnectionAbortedException abortReason)
    {
        Socket.Close(timeout: 0);
        _input.Readable(hasEnded: true); // a closed socket has no news
    }

    /// <summary>Closes it, once nobody reads or writes any more.</summary>
    public override ValueTask DisposeAsync()
    {
        try
        {
            Socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is over already.
        }

        Socket.Dispose();
        _input.End();
        _output.Complete();
        return base.DisposeAsync();
    }
}
