using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Trust;

/// <summary>
/// The keys by which servers can recognise this client, one for each, so that nobody who sees two of them learns that they are one person's. Each is in a file of its own, as PKCS#8 in PEM.
/// </summary>
/// <param name="folder">Where the files are. It is made with the first.</param>
public sealed class OwnKeys(string folder)
{
    private const string Anybody = "CN=fsmchat"; // no name of a person or a machine
    private static readonly DateTimeOffset First = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero); // "no end" of RFC 5280
    private readonly ConcurrentDictionary<string, SslStreamCertificateContext?> _loaded = new(StringComparer.Ordinal);

    /// <summary>The file of the key for a server. One of an earlier version is used under the name that it has.</summary>
    public string FileOf(ServerEndpoint server) => EarlierFileOf(server) is { } earlier && File.Exists(earlier) ? earlier : Path.Combine(folder, FileNameOf(server));

    // Not every system has colons in the names of files: HOST-PORT, without the brackets of an address.
    private static string FileNameOf(ServerEndpoint server) => $"{server.Host.Replace(':', '_')}-{server.Port}";

    // Where a colon has a meaning of its own no such file was ever made.
    private string? EarlierFileOf(ServerEndpoint server) => OperatingSystem.IsWindows() ? null : Path.Combine(folder, server.Authority);

    /// <summary>What this client shows to a server: a certificate around the key for it, which is made when there is none.</summary>
    /// <param name="server">The server.</param>
    /// <param name="why">Why there is none now and could none be made, when that was found out just now.</param>
    /// <returns>The certificate; null where no key can be kept.</returns>
    /// <exception cref="IOException">There is a key, and it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="CryptographicException">What is there is no key.</exception>
    public SslStreamCertificateContext? For(ServerEndpoint server, out string? why)
    {
        why = null;
        if (_loaded.TryGetValue(server.Authority, out var loaded))
            return loaded;
        var file = FileOf(server);
        return _loaded.GetOrAdd(server.Authority, File.Exists(file) || TryMake(file, out why) ? Load(file) : null);
    }

    private static bool TryMake(string file, out string? why)
    {
        why = null;
        try
        {
            MakeOnce(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            why = error.Message;
        }

        return why is null;
    }

    private static SslStreamCertificateContext Load(string file)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Encoding.Latin1.GetString(StartFile.Read(file)));
        }
        catch (Exception none) when (none is ArgumentException or NotSupportedException) // also for a curve that nobody knows
        {
            throw new CryptographicException(none.Message.Split(" (Parameter")[0], none);
        }

        var certificate = new CertificateRequest(Anybody, key, HashAlgorithmName.SHA256).CreateSelfSigned(First, Last); // fails with a key that cannot sign
        if (OperatingSystem.IsWindows())
            certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null); // TLS does not take one that was never stored there
        return SslStreamCertificateContext.Create(certificate, null, offline: true);
    }

    // The file gets its name when it is whole, and the first one is everybody's.
    private static void MakeOnce(string file)
    {
        OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var locked = FileLock.Take(file);
        if (File.Exists(file))
            return;
        var unfinished = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            using (var writer = new StreamWriter(unfinished, OwnFolder.OwnersFile(FileMode.CreateNew)))
            {
                writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
                writer.Flush();
                ((FileStream)writer.BaseStream).Flush(flushToDisk: true); // a name may hang on it
            }

            File.Move(unfinished, file);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
