using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Protocol;
using Fsm.Chat.Server.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>The TLS of an endpoint: what it takes to encrypt a connection, made when the first one wants it.</summary>
internal sealed class TlsOffer
{
    private const double ShareOfPatience = 0.75; // what is over then is told by the link, when its own time is
    private readonly Lazy<Task<SslStreamCertificateContext?>> _certificate;

    private readonly TimeSpan _patience;

    private TlsOffer(bool isDemanded, TimeSpan patience, Func<SslStreamCertificateContext?> load) =>
        (IsDemanded, _patience, _certificate) = (isDemanded, patience, new(() => Task.Run(load))); // not on a thread that reads connections

    /// <summary>Whether nobody may speak without.</summary>
    public bool IsDemanded { get; }

    /// <summary>Everybody has to use it.</summary>
    /// <param name="certificate">What the server shows.</param>
    /// <param name="limits">The limits of the protocol.</param>
    public static TlsOffer Demand(TlsCertificate certificate, Limits limits) => new(isDemanded: true, limits.ConnectTimeout, () => ContextOf(certificate));

    /// <summary>Whoever begins with it has it; if there can be no certificate, nobody, which is said once in the log.</summary>
    /// <param name="files">Where the certificate is, or is made.</param>
    /// <param name="limits">The limits of the protocol.</param>
    /// <param name="log">The log.</param>
    public static TlsOffer Allow(TlsFiles files, Limits limits, ILogger log) => new(isDemanded: false, limits.ConnectTimeout, () =>
    {
        if (TlsCertificate.TryLoad(files, out var certificate) is not { } unusable)
            return ContextOf(certificate!);
        log.TlsUnavailable(unusable);
        return null;
    });

    /// <summary>Whether it can be used. The first answer takes as long as the certificate takes to be read or made.</summary>
    public async Task<bool> IsThereAsync() => await _certificate.Value.ConfigureAwait(false) is not null;

    /// <summary>Puts TLS before what comes after it in an endpoint.</summary>
    public void PutInto(ListenOptions listener) => listener.UseHttps(new TlsHandshakeCallbackOptions
    {
        HandshakeTimeout = _patience > TimeSpan.Zero ? _patience * ShareOfPatience : Timeout.InfiniteTimeSpan,
        OnConnection = async _ => new()
        {
            ServerCertificateContext = await _certificate.Value.ConfigureAwait(false),
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateRequired = true, // which only asks: whoever has none comes in too
            CertificateChainPolicy = ClientKeys.ChainPolicy,
            RemoteCertificateValidationCallback = static (_, shown, _, _) => shown is null or X509Certificate2, // its key is a fact, and what it says is none
        },
    });

    private static SslStreamCertificateContext ContextOf(TlsCertificate certificate) => SslStreamCertificateContext.Create(certificate.Own, certificate.Others);
}
