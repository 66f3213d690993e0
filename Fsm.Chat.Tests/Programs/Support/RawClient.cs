using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A real socket that says what the test tells it to.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _tcp;
    private readonly NetworkStream _stream;
    private byte[] _unread = [];
    private ulong _sent;
    private ulong _handled;

    /// <param name="port">The server's port.</param>
    /// <param name="receiveBuffer">Bytes that the kernel may keep for it unread; 0 for the system's default.</param>
    /// <param name="from">The address and port that it connects from; null for any.</param>
    public RawClient(int port, int receiveBuffer = 0, IPEndPoint? from = null)
    {
        _tcp = new(from ?? new(IPAddress.Any, 0)) { NoDelay = true, ReceiveTimeout = (int)ChildProcess.Patience.TotalMilliseconds };
        if (receiveBuffer > 0)
            _tcp.ReceiveBufferSize = receiveBuffer;
        _tcp.Connect("127.0.0.1", port);
        _stream = _tcp.GetStream();
    }

    /// <summary>The bytes themselves, for those who want no frames. Nothing that was read as frames before is left over.</summary>
    public NetworkStream Stream
    {
        get
        {
            Assert.That(_unread, Is.Empty);
            return _stream;
        }
    }

    /// <summary>The port that it connects from.</summary>
    public int LocalPort => ((IPEndPoint)_tcp.Client.LocalEndPoint!).Port;

    public RawClient Connect(string name)
    {
        Send(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name) });
        Read(FrameAction.UserList);
        return this;
    }

    public void SendText(string to, string text) =>
        Send(new SendRequest { Peer = Encoding.UTF8.GetBytes(to), Text = Encoding.UTF8.GetBytes(text) });

    public void Send<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var bytes = new byte[FrameWriter.SizeOf(message)];
        var counted = FrameGate.IsCounted(message.Action, FrameOrigin.Client);
        FrameWriter.Write(bytes, message, new(FrameOrigin.Client, default, 0, 0, _handled), counted ? ++_sent : 0);
        SendBytes(bytes);
    }

    public void SendBytes(params byte[] bytes) => _stream.Write(bytes);

    /// <summary>Reads up to the next frame of this action and gives its body.</summary>
    /// <param name="action">The action.</param>
    /// <param name="andNoMore">Whether to take no byte that follows it; then there is nothing before it either.</param>
    public byte[] Read(FrameAction action, bool andNoMore = false)
    {
        while (true)
        {
            var buffer = new ReadOnlySequence<byte>(_unread);
            if (FrameReader.TryRead(ref buffer, uint.MaxValue, out var header, out var body) == FrameReadStatus.Frame)
            {
                _unread = buffer.ToArray();
                _handled = Math.Max(_handled, header.Sequence);
                if (header.Action == action)
                    return body.ToArray();
                continue;
            }

            var more = new byte[andNoMore ? 1 : 16 * 1024];
            var count = _stream.Read(more);
            if (count == 0)
                throw new AssertionException($"the stream ended before {action}");
            _unread = [.. _unread, .. more.AsSpan(0, count)];
        }
    }

    /// <summary>Reads the close announcement and the end of the stream.</summary>
    public CloseReason ReadClose()
    {
        Assert.That(CloseAnnouncement.TryRead(Read(FrameAction.DisconnectRequest), out var announcement), Is.True);
        Assert.That(_unread, Is.Empty, "nothing comes after the close announcement");
        return announcement.Reason;
    }

    /// <summary>Asks for a session again that this token stands for.</summary>
    public void Resume(ReadOnlySpan<byte> token)
    {
        var request = new ConnectRequest { Name = [], Token = token };
        var bytes = new byte[FrameWriter.SizeOf(request)];
        FrameWriter.Write(bytes, request, new(FrameOrigin.Client, default, 0, 0, _handled), 0);
        SendBytes(bytes);
    }

    /// <summary>Takes leave in good order.</summary>
    public void Leave()
    {
        Send(new BareMessage(FrameAction.DisconnectRequest));
        Read(FrameAction.Confirmation);
        Dispose();
    }

    /// <summary>Ends this direction of the stream, and reads on.</summary>
    public void EndOutput() => _tcp.Client.Shutdown(SocketShutdown.Send);

    public void Dispose() => _tcp.Dispose();
}
