using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Trust;

/// <summary>What this client goes by when a server shows its certificate. All its links, also those of files, ask the same one.</summary>
/// <param name="known">What servers have shown before.</param>
public sealed class ServerTrust(KnownServers known)
{
    /// <summary>The fingerprints that the person has said servers have.</summary>
    public IReadOnlyDictionary<ServerEndpoint, Fingerprint> Expected { get; init; } = new Dictionary<ServerEndpoint, Fingerprint>();

    /// <summary>Whether authorities vouch for servers.</summary>
    public bool AsksAuthorities { get; init; }

    /// <summary>The authorities, when not the system's; empty for those.</summary>
    public X509Certificate2Collection Authorities { get; init; } = [];

    /// <summary>The keys that this client shows; null for none.</summary>
    public OwnKeys? Keys { get; init; }

    /// <summary>How a certificate's chain is built.</summary>
    public X509ChainPolicy? ChainPolicy
    {
        get
        {
            if (Authorities.Count == 0)
                return null;
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(Authorities);
            return policy;
        }
    }

    /// <summary>What this client shows to a server; null for nothing.</summary>
    /// <param name="server">The server.</param>
    /// <param name="note">What the person is told about that; null for nothing.</param>
    /// <exception cref="ServerDistrustedException">There is a key for that server, and it cannot be used: a new one would be somebody else's.</exception>
    public SslStreamCertificateContext? ShownTo(ServerEndpoint server, out string? note)
    {
        try
        {
            string? why = null;
            var shown = Keys?.For(server, out why);
            note = why is null ? null : ClientTexts.NoKeyMade.With(server, why);
            return shown;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ServerDistrustedException(new(
                LocalCode.KeyUnusable, ClientTexts.KeyUnusable.With(Keys!.FileOf(server), error.Message.ReplaceLineEndings(" ")), ClientTexts.NextMendKey));
        }
    }

    /// <summary>Judges a server by its certificate.</summary>
    /// <param name="server">The server.</param>
    /// <param name="certificate">What it has shown.</param>
    /// <param name="errors">What authorities would say of it.</param>
    public TrustJudgement Judge(ServerEndpoint server, X509Certificate certificate, SslPolicyErrors errors)
    {
        var shown = Fingerprint.Of(certificate);
        if (!TryFind(server, out var before, out var unknown))
            return new(TrustVerdict.Changed, shown, unknown);

        Fingerprint? expected = Expected.TryGetValue(server, out var said) ? said : null;
        var verdict = TrustDecisions.Decide(new(shown, expected, before, AsksAuthorities, errors == SslPolicyErrors.None));
        return new(verdict, shown, verdict switch
        {
            TrustVerdict.NotCertified => new(LocalCode.CertificateUntrusted, Wording.Of(errors), ClientTexts.NextAskOwner),
            TrustVerdict.NotExpected => new(LocalCode.CertificateUnexpected, ClientTexts.CertificateUnexpected.With(shown, expected), ClientTexts.NextAskOwner),
            TrustVerdict.Changed => new(
                LocalCode.CertificateChanged, ClientTexts.CertificateChanged.With(before, shown), ClientTexts.NextConfirmChange.With(shown, known.File)),
            _ => null,
        });
    }

    /// <summary>Whether a server that has no TLS may be spoken to without: not if it had it before.</summary>
    /// <param name="server">The server.</param>
    /// <param name="isSaid">Whether it has said so, and not merely closed.</param>
    /// <exception cref="ServerDistrustedException">It has said so, and had TLS before, or nobody knows.</exception>
    public bool MayBePlain(ServerEndpoint server, bool isSaid)
    {
        if (!TryFind(server, out var before, out var refusal))
            throw new ServerDistrustedException(refusal);
        if (before is not null && isSaid)
            throw new ServerDistrustedException(new(LocalCode.CertificateChanged, ClientTexts.CertificateGone.With(before), ClientTexts.NextConnectPlain.With(server.Authority)));
        return before is null;
    }

    /// <summary>Remembers the certificate of a server that is trusted from now on.</summary>
    /// <returns>What the person is told; null when there is nothing to remember.</returns>
    public string? Remember(ServerEndpoint server, TrustJudgement judgement)
    {
        if (!judgement.Verdict.IsRemembered())
            return null;
        var what = judgement.Verdict == TrustVerdict.New
            ? ClientTexts.CertificateNew.With(server, judgement.Shown)
            : ClientTexts.CertificateAsSaid.With(server, judgement.Shown);
        try
        {
            known.Remember(server, judgement.Shown);
            return server.TriesTls ? null : ClientTexts.CertificateRemembered.With(what);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ClientTexts.CertificateNotRemembered.With(what, error.Message);
        }
    }

    private bool TryFind(ServerEndpoint server, out Fingerprint? before, [NotNullWhen(false)] out TrustRefusal? refusal)
    {
        (before, refusal) = (null, null);
        try
        {
            before = AsksAuthorities ? null : known.Find(server);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            refusal = new(LocalCode.CertificateUnknown, $"{known.File}: {error.Message}", ClientTexts.NextMendFile);
        }

        return refusal is null;
    }

    private static class Wording
    {
        public static string Of(SslPolicyErrors errors) => errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? ClientTexts.CertificateOtherHost
            : ClientTexts.CertificateNotVouched;
    }
}

/// <summary>What became of a server's certificate.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Shown">The certificate's fingerprint.</param>
/// <param name="Refusal">Why nothing is sent; null when it is trusted.</param>
public sealed record TrustJudgement(TrustVerdict Verdict, Fingerprint Shown, TrustRefusal? Refusal);
