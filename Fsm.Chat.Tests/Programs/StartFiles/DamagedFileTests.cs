using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.CrashFiles;
using Fsm.Chat.Client.Program;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Tests.Client;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Programs.StartFiles;

/// <summary>Whatever is in a file that a program reads at its start: it starts, or says in one line what is wrong.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DamagedFileTests : IDisposable
{
    private const int Count = 1000;
    private static readonly ServerEndpoint Server = ServerEndpoint.Default;
    private static readonly byte[] Token = [.. Enumerable.Range(1, Welcome.TokenSize).Select(i => (byte)i)];
    private readonly TemporaryFolder _folder = new();
    private readonly CommandLine _line = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void A_clients_configuration()
    {
        const string Written = """
            { "servers": ["tls://chat.example.org", "127.0.0.1:7400"], "name": "ana", // me
              "language": "es", "downloads": "in", "notifications": "both", "plain": false }
            """;
        Try(Encoding.UTF8.GetBytes(Written), file => OfClient("--config", file));
    }

    [Test]
    public void A_clients_password() => Try("s\u00e9same ouvre-toi\n"u8.ToArray(), file => OfClient("--password-file", file));

    [Test]
    public void The_authorities_of_a_client() => Try(Encoding.ASCII.GetBytes(Pem().Split("-----BEGIN PRIVATE")[0]), file => OfClient("--ca", file));

    [Test]
    public void The_servers_that_a_client_knows()
    {
        var known = new KnownServers(_folder.At("first"));
        using var certificate = X509Certificate2.CreateFromPem(Pem());
        known.Remember(Server, Fingerprint.Of(certificate));
        Try(File.ReadAllBytes(_folder.At("first")), file =>
        {
            try
            {
                return new KnownServers(file).Find(Server) is null ? null : null;
            }
            catch (Exception error) when (error is IOException or FormatException)
            {
                return error.Message;
            }
        });
    }

    [Test]
    public void The_key_of_a_client()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(_folder.At("keys"));
        Try(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()), file =>
        {
            var trust = new ServerTrust(new KnownServers(_folder.At("known_servers"))) { Keys = new(_folder.At("keys")) };
            File.Move(file, trust.Keys.FileOf(Server), overwrite: true);
            try
            {
                return trust.ShownTo(Server, out var note) is null ? note : null;
            }
            catch (ServerDistrustedException unusable)
            {
                return unusable.Refusal.Why;
            }
        });
    }

    [Test]
    public void What_a_client_has_left_behind()
    {
        using (var folder = new CrashFolder(_folder.At("first")))
        {
            folder.Claim(Server, "alice");
            folder.Note(Server, "alice", new SessionBegan(Token));
            folder.Note(Server, "alice", new FramesHandled(7));
            folder.Note(Server, "alice", new PlaceTaken(new Dictionary<string, ushort> { ["bob"] = 4711 }, ["bakers"], TypingMode.Conversation, "bob"));
            folder.Note(Server, "alice", new LineQueued(1, "bob", 0, "hello"));
            folder.Note(Server, "alice", new LineQueued(2, "bob", 0, "you"));
            folder.Note(Server, "alice", new LineSent(1, 3));
            folder.Flush();
        }

        Try(File.ReadAllBytes(_folder.At("first", Server.ToString(), "alice")), file =>
        {
            var place = _folder.At("second", Server.ToString());
            Directory.CreateDirectory(place);
            File.Move(file, Path.Combine(place, "alice"), overwrite: true);
            using var folder = new CrashFolder(_folder.At("second"));
            var world = new ClientWorld(isInteractive: false, settle: options => options with { CrashNotes = folder });
            world.Start();
            world.Server.Grant();
            if (world.LinesWanted == 1)
                world.Line("users");
            world.Client.Leave();
            Assert.That((world.Client.InternalErrors, world.Errors()), Is.EqualTo((0, world.Errors().Where(code => code != "internal_error"))));
            return null;
        });
    }

    [Test]
    public void The_settings_of_a_server() => Try(
        """{ "listen": "127.0.0.1:0", "name": "chat", "rate": 20, "tls": false, "drain": 2.5, "log-level": "debug" }"""u8.ToArray(),
        file => OneOf(OptionsReader.Read(file, _ => null, new Dictionary<string, string>()).Mistakes));

    [Test]
    public void The_password_of_a_server() => Try(
        "s\u00e9same ouvre-toi\n"u8.ToArray(), file => OneOf(OptionsReader.Read("none.json", _ => null, new Dictionary<string, string> { ["password-file"] = file }).Mistakes));

    [Test]
    public void The_certificate_of_a_server() => Try(Encoding.ASCII.GetBytes(Pem()), file => TlsCertificate.TryLoad(new(file, "", _folder.Path), out _));

    [Test]
    public void The_key_of_a_server()
    {
        var pem = Pem();
        var certificate = _folder.Write("certificate.pem", Encoding.ASCII.GetBytes(pem));
        Try(Encoding.ASCII.GetBytes(pem[pem.IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)..]), file => TlsCertificate.TryLoad(new(certificate, file, _folder.Path), out _));
    }

    private void Try(byte[] sound, Func<string, string?> read)
    {
        var file = _folder.At("file");
        for (var number = -1; number < Count; number++)
        {
            File.WriteAllBytes(file, number < 0 ? sound : Mutations.Of(sound, number));
            var mistake = read(file);
            if (mistake is not null)
                Assert.That(mistake, Is.Not.Empty.And.Not.Contains("\n").And.Not.Contains("\r").And.Not.Contains("Exception"), $"number {number}");
            if (number < 0)
                Assert.That(mistake, Is.Null, "as it was written it is right");
        }
    }

    private string? OfClient(params string[] arguments) =>
        _line.TryRead(_line.Root.Parse(["--name", "ana", "--server", "tls://127.0.0.1:1", .. arguments]), out _, out var mistake) ? null : mistake;

    private static string? OneOf(IReadOnlyList<string> mistakes)
    {
        Assert.That(mistakes, Has.None.Contains("\n"));
        return mistakes.Count == 0 ? null : mistakes[0];
    }

    private static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=fsmchat", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
