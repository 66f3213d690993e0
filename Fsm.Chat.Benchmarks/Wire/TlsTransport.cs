using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>
/// A socket under TLS. Any certificate is accepted: what is measured is on this machine. Handshakes are full ones, as those of people who come for the first time;
/// the first read and the first write wait for it, so many can go on at once.
/// </summary>
internal sealed class TlsTransport : LinkTransport
{
    private readonly SslStream _stream;
    private readonly Task _handshake;
    private int _bytesRead;
    private string? _readFault;
    private string? _writeFault;
    private volatile bool _closed;

    /// <summary>Takes over a connected socket.</summary>
    public TlsTransport(Socket socket)
        : base(socket)
    {
        socket.NoDelay = true;
        _stream = new(new NetworkStream(socket));
        _handshake = _stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            AllowTlsResume = false,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        });
    }

    /// <inheritdoc/>
    public override int BytesRead => _bytesRead;

    /// <inheritdoc/>
    public override string? ReadFault => _readFault;

    /// <inheritdoc/>
    public override string? WriteFault => _writeFault;

    /// <inheritdoc/>
    public override bool Read(byte[] buffer, int offset, int count) => IsUnderWay(ReadAsync(buffer.AsMemory(offset, count)), ReadEnded);

    /// <inheritdoc/>
    public override bool Write(byte[] buffer, int offset, int count) => IsUnderWay(WriteAsync(buffer.AsMemory(offset, count)), WriteEnded);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _closed = true;
        base.Dispose();
        _stream.Dispose();
    }

    private static bool IsUnderWay(Task task, Action ended)
    {
        if (task.IsCompleted)
            return false;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(ended);
        return true;
    }

    private async Task ReadAsync(Memory<byte> buffer)
    {
        try
        {
            await _handshake.ConfigureAwait(false);
            _bytesRead = await _stream.ReadAsync(buffer).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or AuthenticationException or ObjectDisposedException)
        {
            // What this side has aborted by closing is an end, not a fault.
            (_bytesRead, _readFault) = (0, _closed ? null : problem.GetBaseException().Message);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _handshake.ConfigureAwait(false);
            await _stream.WriteAsync(bytes).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or AuthenticationException or ObjectDisposedException)
        {
            _writeFault = problem.GetBaseException().Message;
        }
    }
}
