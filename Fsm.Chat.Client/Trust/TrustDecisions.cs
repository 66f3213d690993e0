namespace Fsm.Chat.Client.Trust;

/// <summary>What is known when a server has shown its certificate.</summary>
/// <param name="Shown">Its fingerprint.</param>
/// <param name="Expected">The one that the person has said it has; null when they have said none.</param>
/// <param name="Known">The one that the server showed before; null when it is new here.</param>
/// <param name="AsksAuthorities">Whether authorities decide, and not what was shown before.</param>
/// <param name="IsCertified">Whether they vouch for it, for that host and now.</param>
public readonly record struct TrustFacts(Fingerprint Shown, Fingerprint? Expected, Fingerprint? Known, bool AsksAuthorities, bool IsCertified);

/// <summary>Whether a server is who it should be.</summary>
public enum TrustVerdict : byte
{
    /// <summary>Nothing is sent: the authorities do not vouch for it.</summary>
    NotCertified,

    /// <summary>Nothing is sent: it is not the one that the person has said.</summary>
    NotExpected,

    /// <summary>Nothing is sent: it is not the one that the server showed before.</summary>
    Changed,

    /// <summary>It is the right one, and nothing has to be remembered.</summary>
    Trusted,

    /// <summary>It is the first one that this server has shown here: it is shown to the person, and remembered.</summary>
    New,

    /// <summary>It is the one that the person has said, and remembered instead of what was known.</summary>
    Accepted,
}

/// <summary>Decides whether a server is trusted, before anything is sent to it.</summary>
public static class TrustDecisions
{
    /// <summary>What a certificate means in the light of the facts. What the person has said counts more than what was shown before.</summary>
    public static TrustVerdict Decide(in TrustFacts facts) => facts switch
    {
        { AsksAuthorities: true } => facts.IsCertified ? TrustVerdict.Trusted : TrustVerdict.NotCertified,
        { Expected: { } expected } when expected != facts.Shown => TrustVerdict.NotExpected,
        { Known: { } known } when known == facts.Shown => TrustVerdict.Trusted,
        { Expected: not null } => TrustVerdict.Accepted,
        { Known: null } => TrustVerdict.New,
        _ => TrustVerdict.Changed,
    };

    /// <summary>Whether anything is sent to the server.</summary>
    public static bool IsTrusted(this TrustVerdict verdict) => verdict >= TrustVerdict.Trusted;

    /// <summary>Whether the certificate is remembered.</summary>
    public static bool IsRemembered(this TrustVerdict verdict) => verdict is TrustVerdict.New or TrustVerdict.Accepted;
}
