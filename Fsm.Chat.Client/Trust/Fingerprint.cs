using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fsm.Chat.Client.Trust;

/// <summary>The SHA-256 of a certificate: what people compare, and what is remembered of a server.</summary>
public readonly record struct Fingerprint
{
    private const int GroupDigits = 4;
    private readonly string _digits;

    private Fingerprint(string digits) => _digits = digits;

    /// <summary>The fingerprint of a certificate.</summary>
    public static Fingerprint Of(X509Certificate certificate) => new(Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData())));

    /// <summary>Reads 64 hex digits, of either case, with or without <c>:</c>, <c>-</c> or spaces between them.</summary>
    /// <returns>The fingerprint, or null when the text is none.</returns>
    public static Fingerprint? Parse(string text)
    {
        var digits = string.Concat(text.Where(c => c is not (':' or '-' or ' '))).ToLowerInvariant();
        return digits.Length == 2 * SHA256.HashSizeInBytes && digits.All(char.IsAsciiHexDigit) ? new(digits) : null;
    }

    /// <summary>The form that is shown: groups of four digits.</summary>
    public override string ToString() => string.Join(':', (_digits ?? "").Chunk(GroupDigits).Select(group => new string(group)));
}
