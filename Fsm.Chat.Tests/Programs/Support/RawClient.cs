using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A real socket that says what the test tells it to.</summary>
internal sealed class RawClient : NativeClient, IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _most;

    /// <param name="receiveBuffer">Bytes that the kernel may keep for it unread; 0 for the system's default.</param>
    /// <param name="from">The address and port that it connects from; null for any.</param>
    public RawClient(int port, int receiveBuffer = 0, IPEndPoint? from = null)
    {
        (_socket.NoDelay, _socket.ReceiveTimeout, _most) = (true, (int)ChildProcess.Patience.TotalMilliseconds, _buffer.Length);
        if (receiveBuffer > 0)
            _socket.ReceiveBufferSize = receiveBuffer;
        if (from is not null)
            _socket.Bind(from);
        _socket.Connect(IPAddress.Loopback, port);
        Stream = new(_socket, ownsSocket: true);
    }

    /// <summary>The bytes themselves, for those who want no frames. Nothing that was read as frames before may be left over.</summary>
    public NetworkStream Stream
    {
        get
        {
            Assert.That(HasMore, Is.False);
            return field;
        }
    }

    public ushort LocalPort => (ushort)((IPEndPoint)_socket.LocalEndPoint!).Port;

    protected override bool HasMore => Peer.HasUnread;

    public RawClient Connect(string name)
    {
        this.SendConnect(name).Await(FrameAction.UserList);
        return this;
    }

    public override void Carry(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
            sent += _socket.Send(bytes.AsSpan(sent));
    }

    /// <summary>Sends part by part, with a pause after each, as long as anybody takes them.</summary>
    public void SendSlowly(IEnumerable<byte[]> parts, int milliseconds)
    {
        try
        {
            foreach (var part in parts)
            {
                Carry(part);
                _socket.Poll(TimeSpan.FromMilliseconds(milliseconds), SelectMode.SelectError); // nothing but the time is waited for
            }
        }
        catch (SocketException)
        {
            // It was closed meanwhile; what it said last can still be read.
        }
    }

    /// <summary>Reads up to the next frame of this action and gives its body.</summary>
    /// <param name="andNoMore">Whether to take no byte that follows it; then there is nothing before it either.</param>
    public byte[] Read(FrameAction action, bool andNoMore = false)
    {
        _most = andNoMore ? 1 : _buffer.Length;
        return Await(action).Body;
    }

    /// <summary>The next frame; null at the end of the stream.</summary>
    /// <param name="resetIsEnd">Whether a connection that is reset has ended as well.</param>
    public ReceivedFrame? ReadNext(bool resetIsEnd = false)
    {
        while (true)
        {
            if (Peer.Read() is { } frame)
            {
                Peer.Count(frame.Header); // whether it is right is for the test to say
                return frame;
            }

            var count = Receive(resetIsEnd);
            if (count == 0)
                return Peer.HasUnread ? throw new AssertionException("the stream ended inside a frame") : null;
            Peer.Hear(_buffer.AsSpan(0, count));
        }
    }

    /// <summary>Waits for the invitation to a group and answers it.</summary>
    public void Answer(string group, GroupRequestKind answer)
    {
        Read(FrameAction.Group);
        this.SendGroup(answer, group).Read(FrameAction.Confirmation);
    }

    /// <summary>Whether something can be read, or will be before that time is over.</summary>
    public bool HasInputWithin(TimeSpan time) => HasMore || _socket.Poll(time, SelectMode.SelectRead);

    public void Leave()
    {
        this.SendBare(FrameAction.DisconnectRequest).Await(FrameAction.Confirmation);
        Dispose();
    }

    /// <summary>Ends this direction of the stream, and reads on.</summary>
    public void EndOutput() => _socket.Shutdown(SocketShutdown.Send);

    public void Reset()
    {
        _socket.LingerState = new(true, 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();

    protected override ReceivedFrame? Next() => ReadNext();

    private int Receive(bool resetIsEnd)
    {
        try
        {
            return _socket.Receive(_buffer, _most, SocketFlags.None);
        }
        catch (SocketException error) when (resetIsEnd && error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            throw new AssertionException("nothing came");
        }
    }
}
