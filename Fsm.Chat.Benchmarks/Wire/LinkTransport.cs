using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>What carries the bytes of a link: the seam between links and sockets, with TLS or without. One read and one write may be under way at a time.</summary>
/// <param name="socket">A connected socket.</param>
internal abstract class LinkTransport(Socket socket) : IDisposable
{
    /// <summary>This side.</summary>
    public IPEndPoint Local { get; } = (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>The other side.</summary>
    public IPEndPoint Remote { get; } = (IPEndPoint)socket.RemoteEndPoint!;

    /// <summary>Is called when a read that was under way has ended.</summary>
    public Action ReadEnded { get; set; } = () => { };

    /// <summary>Is called when a write that was under way has ended.</summary>
    public Action WriteEnded { get; set; } = () => { };

    /// <summary>Bytes that the last read brought; 0 when the other side has closed.</summary>
    public abstract int BytesRead { get; }

    /// <summary>What went wrong with the last read.</summary>
    public abstract string? ReadFault { get; }

    /// <summary>What went wrong with the last write.</summary>
    public abstract string? WriteFault { get; }

    /// <summary>Connects.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="from">The address to connect from, if it matters.</param>
    /// <param name="tls">Whether to speak TLS.</param>
    public static LinkTransport Connect(IPEndPoint server, IPAddress? from = null, bool tls = false)
    {
        var socket = ConnectSocket(server, from);
        return tls ? new TlsTransport(socket) : new PlainTransport(socket);
    }

    /// <summary>Connects a plain socket.</summary>
    public static Socket ConnectSocket(IPEndPoint server, IPAddress? from = null)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (from is not null)
            socket.Bind(new IPEndPoint(from, 0));
        socket.Connect(server);
        return socket;
    }

    /// <summary>Begins to read.</summary>
    /// <returns>Whether that is under way; otherwise it has ended already.</returns>
    /// <exception cref="ObjectDisposedException">This side has closed.</exception>
    public abstract bool Read(byte[] buffer, int offset, int count);

    /// <summary>Begins to write.</summary>
    /// <returns>Whether that is under way; otherwise it has ended already.</returns>
    /// <exception cref="ObjectDisposedException">This side has closed.</exception>
    public abstract bool Write(byte[] buffer, int offset, int count);

    /// <summary>Tells the other side that nothing more will come. What it still sends can be read.</summary>
    public void CloseWriting() => socket.Shutdown(SocketShutdown.Send);

    /// <inheritdoc/>
    public virtual void Dispose() => socket.Dispose();
}
