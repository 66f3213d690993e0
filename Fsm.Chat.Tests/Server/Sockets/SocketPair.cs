using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>A connection as the server has it, and the plain socket of its peer.</summary>
internal sealed class SocketPair : IDisposable
{
    /// <param name="loop">What watches the server's socket; null for the class library.</param>
    public SocketPair(SocketLoop? loop)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 10_000 };
        Peer.Connect(listener.LocalEndPoint!);
        Connection = new(listener.Accept(), Blocks, loop);
    }

    public Socket Peer { get; }

    public BlockPool Blocks { get; } = new();

    public SocketConnection Connection { get; }

    public System.IO.Pipelines.PipeReader Input => Connection.Transport.Input;

    /// <summary>Reads what comes. A read that never ends fails.</summary>
    public Task<System.IO.Pipelines.ReadResult> ReadAsync() => Input.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    public System.IO.Pipelines.PipeWriter Output => Connection.Transport.Output;

    public void Dispose()
    {
        Connection.DisposeAsync().AsTask().Wait();
        Peer.Dispose();
        Blocks.Dispose();
    }
}
