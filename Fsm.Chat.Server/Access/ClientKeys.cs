using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Server.Access;

/// <summary>
/// The keys of clients. A client may show a certificate in its handshake, and TLS proves that it has the key. Who signed the certificate, what it says, and whether it has
/// ended does not matter: nothing is concluded but that this is the same key.
/// </summary>
internal static class ClientKeys
{
    /// <summary>How their certificates are looked at: nothing is fetched for a stranger, and nobody is asked about them.</summary>
    public static X509ChainPolicy ChainPolicy => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
        TrustMode = X509ChainTrustMode.CustomRootTrust, // and there are none
    };

    /// <summary>The fingerprint of a certificate's key, of whatever kind it is.</summary>
    /// <returns>The fingerprint; null where there is no certificate.</returns>
    public static KeyFingerprint? FingerprintOf(X509Certificate2? certificate) =>
        certificate is null ? null : KeyFingerprint.FromBytes(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
}
