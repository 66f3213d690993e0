using System.Buffers;
using System.Net.Sockets;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A real socket that sends bytes, right or wrong, and reads frames.</summary>
internal sealed class HexLink : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _unread = [];

    public HexLink(int port)
    {
        _socket.Connect("127.0.0.1", port);
        LocalPort = (ushort)((System.Net.IPEndPoint)_socket.LocalEndPoint!).Port;
        _socket.ReceiveTimeout = (int)ChildProcess.Patience.TotalMilliseconds;
    }

    public ushort LocalPort { get; }

    public void Send(ReadOnlySpan<byte> bytes) => _socket.Send(bytes);

    /// <summary>Sends byte by byte, or part by part, with a pause after each, as long as anybody takes them.</summary>
    public void SendSlowly(IEnumerable<byte[]> parts, int milliseconds)
    {
        try
        {
            foreach (var part in parts)
            {
                _socket.Send(part);
                _socket.Poll(TimeSpan.FromMilliseconds(milliseconds), SelectMode.SelectError); // nothing but the time is waited for
            }
        }
        catch (SocketException)
        {
            // It was closed meanwhile; what it said last can still be read.
        }
    }

    /// <summary>Whether something can be read, or will be before that time is over.</summary>
    public bool HasInputWithin(TimeSpan time) => _unread.Length > 0 || _socket.Poll(time, SelectMode.SelectRead);

    public void EndInput() => _socket.Shutdown(SocketShutdown.Send);

    public void Reset()
    {
        _socket.LingerState = new(true, 0);
        _socket.Close();
    }

    /// <summary>The next frame; null at the end of the stream.</summary>
    /// <param name="resetIsEnd">Whether a connection that is reset has ended as well.</param>
    public (FrameHeader Header, byte[] Body)? Read(bool resetIsEnd = false)
    {
        while (true)
        {
            var buffer = new ReadOnlySequence<byte>(_unread);
            if (FrameReader.TryRead(ref buffer, uint.MaxValue, out var header, out var body) == FrameReadStatus.Frame)
            {
                _unread = buffer.ToArray();
                return (header, body.ToArray());
            }

            var more = new byte[64 * 1024];
            var count = Receive(more, resetIsEnd);
            if (count == 0)
                return _unread.Length == 0 ? null : throw new AssertionException("the stream ended inside a frame");
            _unread = [.. _unread, .. more.AsSpan(0, count)];
        }
    }

    public void Dispose() => _socket.Dispose();

    private int Receive(byte[] buffer, bool resetIsEnd)
    {
        try
        {
            return _socket.Receive(buffer);
        }
        catch (SocketException error) when (resetIsEnd && error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return 0;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.TimedOut)
        {
            throw new AssertionException("nothing came");
        }
    }
}
