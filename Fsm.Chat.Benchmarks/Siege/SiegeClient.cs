using System.Net;
using System.Net.Sockets;
using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Support.Native;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>A client on a blocking socket. It says what it is told to, and reads only when it is told to.</summary>
internal sealed class SiegeClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly NativePeer _peer = new();

    /// <summary>Connects, and says nothing yet.</summary>
    public SiegeClient(IPEndPoint server, IPAddress from)
    {
        _socket.NoDelay = true;
        Patience = TimeSpan.FromSeconds(30);
        _socket.Bind(new IPEndPoint(from, 0));
        _socket.Connect(server);
    }

    /// <summary>How long it waits for bytes, or for room for them.</summary>
    public TimeSpan Patience
    {
        init => (_socket.ReceiveTimeout, _socket.SendTimeout) = ((int)value.TotalMilliseconds, (int)value.TotalMilliseconds);
    }

    /// <summary>The last number that it has used.</summary>
    public ulong Sent => _peer.Sent;

    /// <summary>What stands for its session; empty before it is let in.</summary>
    public byte[] Token { get; private set; } = [];

    /// <summary>Why the server has closed, if it has.</summary>
    public CloseReason Closed { get; private set; }

    /// <summary>How many confirmations have come.</summary>
    public int Confirmed { get; private set; }

    /// <summary>Asks to be let in, and waits for that.</summary>
    /// <returns>Whether it was.</returns>
    public bool LogIn(string name)
    {
        Say(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name) });
        return Await(FrameAction.UserList) is not null;
    }

    /// <summary>Says something, as fast as the server reads it.</summary>
    public void Say<TMessage>(scoped in TMessage message, ushort port = 0)
        where TMessage : IMessage, allows ref struct => Send(Frame(message, port));

    /// <summary>The next frame, as it would be sent.</summary>
    public byte[] Frame<TMessage>(scoped in TMessage message, ushort port = 0)
        where TMessage : IMessage, allows ref struct => _peer.Say(message, port);

    /// <summary>Asks for the session of another client, which has handled so much.</summary>
    public void Resume(string name, SiegeClient session) =>
        Send(NativePeer.Encode(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name), Token = session.Token }, sequence: 0, new(FrameOrigin.Client, default, 0, 0, session._peer.Handled)));

    /// <summary>Sends bytes.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>Reads the next frame, and answers a ping.</summary>
    /// <returns>It, or null when the server has closed.</returns>
    public ReceivedFrame? Read()
    {
        while (true)
        {
            if (_peer.Read() is { } frame)
            {
                Take(frame);
                return frame;
            }

            var count = _socket.Receive(_buffer);
            if (count == 0)
                return null;
            _peer.Hear(_buffer.AsSpan(0, count));
        }
    }

    /// <summary>Reads up to the next frame of an action, if one comes before the server closes.</summary>
    public ReceivedFrame? Await(FrameAction action)
    {
        while (Closed == CloseReason.None && Read() is { } frame)
        {
            if (frame.Action == action)
                return frame;
        }

        return null;
    }

    /// <summary>Reads until so many confirmations have come.</summary>
    public void Confirm(int count)
    {
        while (Confirmed < count && Read() is not null)
        {
            // What else comes is not looked at.
        }
    }

    /// <summary>Reads what has come, if anything has, and acknowledges it.</summary>
    public void ReadWhatCame()
    {
        while (ReadNext() is not null)
        {
            // It is not looked at.
        }
    }

    /// <summary>Reads the next frame that has come.</summary>
    /// <returns>It, or null when nothing more has come; then all is acknowledged.</returns>
    public ReceivedFrame? ReadNext()
    {
        if (_peer.HasUnread || _socket.Poll(0, SelectMode.SelectRead))
            return Read() ?? throw new SocketException((int)SocketError.ConnectionReset);
        if (_peer.Owes)
            Say(new BareMessage(FrameAction.Acknowledge));
        return null;
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Drop()
    {
        _socket.LingerState = new(true, 0);
        _socket.Close();
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Take(ReceivedFrame frame)
    {
        _peer.Count(frame.Header);
        switch (frame.Action)
        {
            case FrameAction.Ping:
                Say(new BareMessage(FrameAction.Pong));
                break;
            case FrameAction.DisconnectRequest when CloseAnnouncement.TryRead(frame.Body, out var announcement):
                Closed = announcement.Reason;
                break;
            case FrameAction.Confirmation:
                Confirmed++;
                if (Token.Length == 0 && Welcome.TryRead(frame.Body, out var welcome))
                    Token = welcome.Token.ToArray();
                break;
        }
    }
}
