using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Trust;

namespace Fsm.Chat.Client.Transport;

/// <summary>
/// One TCP connection to a server, plain or with TLS. Every failure of it is a <see cref="SocketException"/>, apart from what <see cref="ConnectAsync"/> says of itself.
/// </summary>
public sealed class ServerConnection : IDisposable
{
    private readonly CancellationTokenSource _over = new(); // has no timer, so nothing of it has to be given back
    private Socket? _won;
    private SslStream? _tls;

    private Socket Socket => _won ?? throw new SocketException((int)SocketError.NotConnected);

    /// <summary>The address and port on this side.</summary>
    public IPEndPoint Local => (IPEndPoint)Socket.LocalEndPoint!;

    /// <summary>The server's address and port.</summary>
    public IPEndPoint Remote => (IPEndPoint)Socket.RemoteEndPoint!;

    /// <summary>Connects. With TLS, nothing but the handshake is sent before the server is trusted, and of that only its beginning.</summary>
    /// <param name="server">The server.</param>
    /// <param name="trust">Decides whether it is trusted.</param>
    /// <param name="stop">Gives it up.</param>
    /// <returns>What the person is told about the server's certificate; null for nothing.</returns>
    /// <exception cref="ServerDistrustedException">The server is not trusted, or this client cannot show its key.</exception>
    /// <exception cref="PlainServerException">The server has no TLS, and may be spoken to without.</exception>
    /// <exception cref="TlsMishapException">The handshake failed for another reason.</exception>
    public async Task<string?> ConnectAsync(ServerEndpoint server, ServerTrust trust, CancellationToken stop = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _over.Token);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(server.Host, either.Token).ConfigureAwait(false);
            _won = await new AddressRace<Socket>(TimeProvider.System, (address, over) => TryAsync(address, server.Port, over)).RunAsync(addresses, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.OperationAborted);
        }

        if (_over.IsCancellationRequested)
            _won.Close(0);
        return server.IsTls || server.TriesTls ? await ShakeHandsAsync(server, trust, stop).ConfigureAwait(false) : null;
    }

    /// <summary>Waits for bytes.</summary>
    /// <returns>How many have come; 0 when the other side has ended.</returns>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken stop = default) =>
        _tls is null ? Socket.ReceiveAsync(buffer, stop) : ReceiveAsync(_tls, buffer, stop);

    /// <summary>Sends all of these bytes.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop = default)
    {
        if (_tls is not null)
        {
            await SendAsync(_tls, bytes, stop).ConfigureAwait(false);
            return;
        }

        while (bytes.Length > 0)
            bytes = bytes[await Socket.SendAsync(bytes, stop).ConfigureAwait(false)..];
    }

    /// <summary>Ends both directions.</summary>
    public void Shutdown() => Socket.Shutdown(SocketShutdown.Both);

    /// <summary>Resets the connection: what is unwritten will never be read.</summary>
    public void Abort()
    {
        _over.Cancel();
        _won?.Close(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _over.Cancel();
        _won?.Dispose();
        _tls?.Dispose();
    }

    private static async Task<Socket> TryAsync(IPAddress address, int port, CancellationToken over)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, over).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<int> ReceiveAsync(SslStream tls, Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            return await tls.ReadAsync(buffer, stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw AsSocketException(error);
        }
    }

    private static async ValueTask SendAsync(SslStream tls, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            await tls.WriteAsync(bytes, stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            throw AsSocketException(error);
        }
    }

    private static SocketException AsSocketException(Exception error) =>
        error.InnerException as SocketException ?? new SocketException((int)(error is IOException ? SocketError.ConnectionReset : SocketError.OperationAborted));

    private async Task<string?> ShakeHandsAsync(ServerEndpoint server, ServerTrust trust, CancellationToken stop)
    {
        TrustJudgement? judgement = null;
        var own = trust.ShownTo(server, out var noKey);
        var first = new FirstBytes(new NetworkStream(Socket, ownsSocket: false));
        var tls = new SslStream(first);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = server.Host,
                    AllowTlsResume = false, // each connection shows its certificate
                    ClientCertificateContext = own,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    CertificateChainPolicy = trust.ChainPolicy,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                        (judgement = certificate is null ? null : trust.Judge(server, certificate, errors)) is { Refusal: null },
                },
                stop).ConfigureAwait(false);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw judgement is { Refusal: { } refusal } ? new ServerDistrustedException(refusal)
                : server.TriesTls && TlsMishaps.HasNoTls(first.Seen) && trust.MayBePlain(server, first.Seen.Length > 0) ? new PlainServerException()
                : new TlsMishapException(TlsMishaps.Explain(first.Seen, error), error);
        }

        _tls = tls;
        return string.Join("; ", new[] { trust.Remember(server, judgement!), noKey }.OfType<string>()) is { Length: > 0 } notes ? notes : null;
    }
}
