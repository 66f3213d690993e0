using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Session;

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

    /// <summary>Judges a server by its certificate.</summary>
    /// <param name="server">The server.</param>
    /// <param name="certificate">What it has shown.</param>
    /// <param name="errors">What authorities would say of it.</param>
    public TrustJudgement Judge(ServerEndpoint server, X509Certificate certificate, SslPolicyErrors errors)
    {
        var shown = Fingerprint.Of(certificate);
        Fingerprint? before;
        try
        {
            before = AsksAuthorities ? null : known.Find(server);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return new(TrustVerdict.Changed, shown, new("certificate_unknown", $"{known.File}: {error.Message}", "mend that file"));
        }

        Fingerprint? expected = Expected.TryGetValue(server, out var said) ? said : null;
        var verdict = TrustDecisions.Decide(new(shown, expected, before, AsksAuthorities, errors == SslPolicyErrors.None));
        return new(verdict, shown, verdict switch
        {
            TrustVerdict.NotCertified => new("certificate_untrusted", Wording.Of(errors), "ask whoever runs it"),
            TrustVerdict.NotExpected => new("certificate_unexpected", $"its certificate is {shown}, and {expected} was expected", "ask whoever runs it"),
            TrustVerdict.Changed => new(
                "certificate_changed", $"its certificate was {before} and is {shown} now", $"if whoever runs it confirms that, start with --fingerprint {shown}, or take its line out of {known.File}"),
            _ => null,
        });
    }

    /// <summary>Remembers the certificate of a server that is trusted from now on.</summary>
    /// <returns>What the person is told; null when there is nothing to remember.</returns>
    public string? Remember(ServerEndpoint server, TrustJudgement judgement)
    {
        if (!judgement.Verdict.IsRemembered())
            return null;
        var what = judgement.Verdict == TrustVerdict.New
            ? $"{server} is new here; its certificate is {judgement.Shown}"
            : $"the certificate of {server} is {judgement.Shown}, as was said";
        try
        {
            known.Remember(server, judgement.Shown);
            return $"{what}; no other is accepted from now on";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{what}; it cannot be remembered: {error.Message}";
        }
    }

    private static class Wording
    {
        public static string Of(SslPolicyErrors errors) => errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? "its certificate is for another host"
            : "no authority that is trusted here vouches for its certificate, or it is out of date";
    }
}

/// <summary>What became of a server's certificate.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Shown">The certificate's fingerprint.</param>
/// <param name="Refusal">Why nothing is sent; null when it is trusted.</param>
public sealed record TrustJudgement(TrustVerdict Verdict, Fingerprint Shown, TrustRefusal? Refusal);
