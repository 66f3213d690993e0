using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>
/// A raw socket that frames come out of, as cheap as the class library has it: completions run on the thread that polls, frames are parsed there,
/// what they cause leaves in one write at the end of the batch, and nothing is allocated for a message.
/// </summary>
internal abstract class FrameLink : IDisposable
{
    private const uint MaxBody = 1 << 20;
    private readonly Socket _socket;
    private readonly SocketAsyncEventArgs _read = new();
    private byte[] _buffer;
    private int _count;

    /// <summary>Takes over a connected socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="bufferSize">Bytes to read at once at most, and to have room for when writing.</param>
    protected FrameLink(Socket socket, int bufferSize)
    {
        socket.NoDelay = true;
        _socket = socket;
        Local = (IPEndPoint)socket.LocalEndPoint!;
        Remote = (IPEndPoint)socket.RemoteEndPoint!;
        _buffer = new byte[bufferSize];
        Output = new(socket, bufferSize, Fail);
        _read.Completed += (_, _) =>
        {
            if (Take())
                Read();
        };
    }

    /// <summary>This side.</summary>
    public IPEndPoint Local { get; }

    /// <summary>The other side.</summary>
    public IPEndPoint Remote { get; }

    /// <summary>What leaves.</summary>
    public FrameOutput Output { get; }

    /// <summary>Held while frames are handled, and by whoever else looks at this link's state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Begins to read.</summary>
    public void Read()
    {
        try
        {
            do
                _read.SetBuffer(_buffer, _count, _buffer.Length - _count);
            while (!_socket.ReceiveAsync(_read) && Take());
        }
        catch (ObjectDisposedException)
        {
            // Closed by this side: nobody waits for more.
        }
    }

    /// <summary>Tells the other side that nothing more will come. What it still sends is read.</summary>
    protected void CloseWriting() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Connects, from a given address.</summary>
    public static Socket Connect(IPEndPoint server, IPAddress? from = null)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (from is not null)
            socket.Bind(new IPEndPoint(from, 0));
        socket.Connect(server);
        return socket;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _read.Dispose();
        Output.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One frame has arrived.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="body">Its body.</param>
    /// <param name="frame">All of it.</param>
    protected abstract void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame);

    /// <summary>All frames of one read were handled; what is gathered now leaves with what they caused.</summary>
    protected abstract void EndBatch();

    /// <summary>The other side has closed.</summary>
    protected abstract void Ended();

    /// <summary>Something went wrong.</summary>
    protected abstract void Fail(string problem);

    private bool Take()
    {
        if (_read.SocketError != SocketError.Success || _read.BytesTransferred == 0)
        {
            if (_read.SocketError is SocketError.Success or SocketError.OperationAborted)
                Ended();
            else
                Fail($"reading failed: {_read.SocketError}");
            return false;
        }

        _count += _read.BytesTransferred;
        try
        {
            lock (Gate)
            {
                TakeFrames();
                EndBatch();
            }
        }
        catch (Exception problem)
        {
            Fail(problem is WireException ? problem.Message : problem.ToString());
            return false;
        }

        Output.Flush();
        return true;
    }

    private void TakeFrames()
    {
        var rest = new ReadOnlySequence<byte>(_buffer, 0, _count);
        var begin = 0;
        FrameReadStatus status;
        while ((status = FrameReader.TryRead(ref rest, MaxBody, out var header, out var body)) == FrameReadStatus.Frame)
        {
            var end = _count - (int)rest.Length;
            Handle(header, body.FirstSpan, _buffer.AsSpan(begin, end - begin));
            begin = end;
        }

        if (status != FrameReadStatus.Incomplete)
            throw new WireException($"what came is no frame: {status}");
        _count -= begin;
        _buffer.AsSpan(begin, _count).CopyTo(_buffer);
        if (_count == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
    }
}

/// <summary>The other side broke the protocol, or what it promises.</summary>
internal sealed class WireException(string problem) : Exception(problem);
