using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Server.Disk;

namespace Fsm.Chat.Server.Access;

/// <summary>A certificate that nobody vouches for. It lasts as long as its file: people know the server by it.</summary>
internal static class SelfSigned
{
    /// <summary>The file, with certificate and key together: there is never one without the other.</summary>
    public const string FileName = "certificate.pem";

    private const int MostTries = 200; // a rename takes no second
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(10);

    private const int Years = 30; // nobody asks when it ends, and a new one would alarm everybody

    /// <summary>Makes the file if it is not there yet, readable by its owner only.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void MakeOnce(string file)
    {
        if (File.Exists(file))
            return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        OwnFolder.Make(folder);
        var unfinished = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            Write(unfinished, MakePem());
            MoveAlone(unfinished, file);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // Whoever is there first has made it, and its certificate is everybody's: moving looks whether the file is there and then renames, which two could do at once.
    private static void MoveAlone(string unfinished, string file)
    {
        using var turn = WaitForTurn(Path.ChangeExtension(file, ".lock"));
        if (!File.Exists(file))
            File.Move(unfinished, file);
    }

    private static FileStream WaitForTurn(string lockFile)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new(lockFile, OwnFolder.OwnersFile(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException) when (tries < MostTries && File.Exists(lockFile))
            {
                Thread.Sleep(BetweenTries);
            }
        }
    }

    private static void Write(string file, string text)
    {
        using var writer = new StreamWriter(file, OwnFolder.OwnersFile(FileMode.CreateNew, FileAccess.Write));
        writer.Write(text);
        writer.Flush();
        ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
    }

    private static string MakePem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=fsmchat", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(Years));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
