using System.Net.Sockets;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>A bare socket, as cheap as the class library has it: completions run on the thread that polls, and nothing is allocated for a read or a write.</summary>
internal sealed class PlainTransport : LinkTransport
{
    private readonly Socket _socket;
    private readonly SocketAsyncEventArgs _read = new();
    private readonly SocketAsyncEventArgs _write = new();

    /// <summary>Takes over a connected socket.</summary>
    public PlainTransport(Socket socket)
        : base(socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        _read.Completed += (_, _) => ReadEnded();
        _write.Completed += (_, _) => WriteEnded();
    }

    // What is in the arguments after a failure is of the read before.
    /// <inheritdoc/>
    public override int BytesRead => _read.SocketError == SocketError.Success ? _read.BytesTransferred : 0;

    // A read that this side has aborted by closing is an end, not a fault.
    /// <inheritdoc/>
    public override string? ReadFault => _read.SocketError is SocketError.Success or SocketError.OperationAborted ? null : _read.SocketError.ToString();

    /// <inheritdoc/>
    public override string? WriteFault => _write.SocketError == SocketError.Success ? null : _write.SocketError.ToString();

    /// <inheritdoc/>
    public override bool Read(byte[] buffer, int offset, int count)
    {
        _read.SetBuffer(buffer, offset, count);
        return _socket.ReceiveAsync(_read);
    }

    /// <inheritdoc/>
    public override bool Write(byte[] buffer, int offset, int count)
    {
        _write.SetBuffer(buffer, offset, count);
        return _socket.SendAsync(_write);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _read.Dispose();
        _write.Dispose();
    }
}
