using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Trust;

namespace Fsm.Chat.Tests.Support;

/// <summary>A server with a certificate of its own that only listens: to what is said to it once the handshake is over.</summary>
internal sealed class TlsSpy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;

    public TlsSpy(SslProtocols protocols = SslProtocols.None)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _certificate = new CertificateRequest("CN=spy", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _listener.Start();
        Heard = HearAsync(protocols);
    }

    public ServerEndpoint Endpoint => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port, IsTls: true);

    public Fingerprint Fingerprint => Fingerprint.Of(_certificate);

    /// <summary>What the first client has said, when it is gone; nothing when there was no handshake.</summary>
    public Task<byte[]> Heard { get; }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private async Task<byte[]> HearAsync(SslProtocols protocols)
    {
        using var socket = await _listener.AcceptSocketAsync();
        await using var tls = new SslStream(new NetworkStream(socket));
        using var heard = new MemoryStream();
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate, EnabledSslProtocols = protocols });
            await tls.CopyToAsync(heard);
        }
        catch (Exception error) when (error is IOException or AuthenticationException)
        {
            // It has gone in the middle of something.
        }

        return heard.ToArray();
    }
}
