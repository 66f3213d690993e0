using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Access;

/// <summary>What the server shows of itself when a connection begins.</summary>
/// <param name="Own">Its certificate, with the key.</param>
/// <param name="Others">The certificates that lead from it to its authority.</param>
public sealed record TlsCertificate(X509Certificate2 Own, X509Certificate2Collection Others)
{
    private const int GroupDigits = 4;

    /// <summary>The SHA-256 of the certificate, in groups of hex digits: what people compare.</summary>
    public string Fingerprint => string.Join(':', Convert.ToHexStringLower(SHA256.HashData(Own.RawData)).Chunk(GroupDigits).Select(group => new string(group)));

    /// <summary>Loads the certificate that is asked for, or makes it.</summary>
    /// <param name="files">Where it is; null for no certificate at all.</param>
    /// <param name="certificate">The certificate; null when none is wanted, or with a mistake.</param>
    /// <returns>What keeps it from being used, in one line; null for nothing.</returns>
    public static string? TryLoad(TlsFiles? files, out TlsCertificate? certificate)
    {
        certificate = null;
        if (files is null)
            return null;
        if (!Encryption.IsThere())
            return ServerTexts.NoEncryption;
        var isOwn = files.Certificate.Length == 0;
        var file = isOwn ? Path.Combine(files.Data, SelfSigned.FileName) : files.Certificate;
        var key = files.Key.Length > 0 ? files.Key : file;
        try
        {
            if (isOwn)
                SelfSigned.MakeOnce(file);
            var keyText = Text(key); // first: what is wrong with the key's file would be said of the certificate's
            var text = key == file ? keyText : Text(file);
            var all = new X509Certificate2Collection();
            all.ImportFromPem(text);
            certificate = new(X509Certificate2.CreateFromPem(text, keyText), [.. all.Skip(1)]);
            return MayServe(certificate.Own) ? null : ServerTexts.NotForServers.With(Setting(isKey: false), file);
        }
        catch (FileNotFoundException missing)
        {
            return ServerTexts.NoFile.With(Setting(missing.FileName == Path.GetFullPath(key) && key != file), missing.FileName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return error.Message.Contains(Path.GetFullPath(file), StringComparison.Ordinal) || error.Message.Contains(Path.GetFullPath(key), StringComparison.Ordinal)
                ? $"{Setting(isKey: false)}: {error.Message}"
                : ServerTexts.CannotBeUsed.With(Setting(isKey: false), file, error.Message);
        }
        catch (Exception error) when (error is CryptographicException or NotSupportedException)
        {
            return key == file
                ? ServerTexts.CannotBeUsed.With(Setting(isKey: false), file, error.Message.ReplaceLineEndings(" "))
                : ServerTexts.PairCannotBeUsed.With(Setting(isKey: false), file, key, error.Message.ReplaceLineEndings(" "));
        }

        string Setting(bool isKey) => isKey ? "tls-key" : isOwn ? "data" : "tls-certificate";
    }

    // What is around the certificates may be in any encoding.
    private static string Text(string file) => Encoding.Latin1.GetString(StartFile.Read(file));

    private static bool MayServe(X509Certificate2 certificate)
    {
        const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
        var uses = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToList();
        return uses.Count == 0 || uses.Any(use => use.EnhancedKeyUsages[ServerAuthentication] is not null);
    }
}

/// <summary>Where the server's certificate is.</summary>
/// <param name="Certificate">The certificate, and those that lead to its authority, in PEM; empty for a self-signed one in the data folder.</param>
/// <param name="Key">The certificate's key in PEM; empty when the certificate's file holds it too.</param>
/// <param name="Data">The folder of what the server has to keep.</param>
public sealed record TlsFiles(string Certificate, string Key, string Data);
