using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.Trust;

/// <summary>The keys by which servers recognise a client.</summary>
internal sealed class OwnKeysTests
{
    private static readonly ServerEndpoint Server = new("127.0.0.1", 7400, IsTls: true);
    private TemporaryFolder _folder = null!;

    private OwnKeys Keys => new(_folder.At("state/keys"));

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [Test]
    public void Key_is_made_once_and_stays_the_same()
    {
        var first = Shown(Keys);

        Assert.That(PublicHalf(Shown(Keys)), Is.EqualTo(PublicHalf(first)));
        Assert.That((first.HasPrivateKey, first.GetECDsaPublicKey()!.KeySize), Is.EqualTo((true, 256)));
    }

    [Test]
    public void It_is_kept_as_PKCS8_and_for_its_owner_alone()
    {
        Shown(Keys);
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Keys.FileOf(Server)));

        Assert.That(PublicHalf(Shown(Keys)), Is.EqualTo(key.ExportSubjectPublicKeyInfo()));
        Assert.That(Directory.GetFiles(_folder.At("state/keys")), Is.EquivalentTo([Keys.FileOf(Server), $"{Keys.FileOf(Server)}.lock"]), "nothing unfinished is left");
        if (OperatingSystem.IsWindows())
            return;
        Assert.That(File.GetUnixFileMode(Keys.FileOf(Server)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(_folder.At("state/keys")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void Certificate_names_neither_person_nor_machine_and_does_not_end()
    {
        var shown = Shown(Keys);

        Assert.That((shown.Subject, shown.Issuer, shown.NotAfter.ToUniversalTime().Year), Is.EqualTo(("CN=fsmchat", "CN=fsmchat", 9999)));
        Assert.That(shown.NotBefore.ToUniversalTime(), Is.EqualTo(new DateTime(2020, 1, 1)), "nor when this was made");
        Assert.That(shown.Extensions, Is.Empty);
    }

    [Test]
    public void Each_server_sees_another_key() =>
        Assert.That(PublicHalf(Shown(Keys, Server with { Port = 7401 })), Is.Not.EqualTo(PublicHalf(Shown(Keys))));

    [Test]
    public void Clients_that_begin_at_once_have_one_key()
    {
        var shown = new byte[16][];
        Parallel.For(0, shown.Length, i => shown[i] = PublicHalf(Shown(Keys)));

        Assert.That(shown.Select(Convert.ToHexString).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("chat.example.org", 7400, "chat.example.org-7400")]
    [TestCase("127.0.0.1", 7401, "127.0.0.1-7401")]
    [TestCase("fe80::1%eth0", 7400, "fe80__1%eth0-7400")]
    public void Name_of_the_file_is_one_on_every_system(string host, int port, string name) =>
        Assert.That(Path.GetFileName(Keys.FileOf(new(host, port))), Is.EqualTo(name));

    [Test]
    [Platform(Exclude = "Win", Reason = "it has no colons in the names of files")]
    public void Key_under_the_name_of_an_earlier_version_is_the_key_still()
    {
        var before = PublicHalf(Shown(Keys));
        File.Move(Keys.FileOf(Server), _folder.At("state/keys/127.0.0.1:7400"));

        Assert.That(PublicHalf(Shown(Keys)), Is.EqualTo(before));
    }

    [TestCase("nonsense")]
    [TestCase("")]
    [TestCase("RSA")]
    [TestCase("public")]
    public void What_is_no_key_is_left_as_it_is_and_nothing_is_sent(string kind)
    {
        var text = kind switch { "RSA" => RsaKey(), "public" => PublicKey(), _ => kind };
        Directory.CreateDirectory(_folder.At("state/keys"));
        File.WriteAllText(Keys.FileOf(Server), text);

        Assert.That(() => Trust().ShownTo(Server, out _), Throws.InstanceOf<ServerDistrustedException>()
            .With.Property("Refusal").Property("Code").Property("Name").EqualTo("key_unusable")
            .And.Message.Contains(Keys.FileOf(Server)).And.Message.Not.Contains("\n"));
        Assert.That(File.ReadAllText(Keys.FileOf(Server)), Is.EqualTo(text));
    }

    [Test]
    public void Where_none_can_be_kept_none_is_shown_and_that_is_said_once()
    {
        File.WriteAllText(_folder.At("state"), "a file, and no folder");
        var trust = Trust();

        Assert.That(trust.ShownTo(Server, out var note), Is.Null);
        Assert.That(note, Does.StartWith("no key could be made for tls://127.0.0.1:7400, so no name can be registered there: "));
        Assert.That((trust.ShownTo(Server, out note), note), Is.EqualTo((default(object), default(string))));
    }

    private static X509Certificate2 Shown(OwnKeys keys, ServerEndpoint? server = null) => keys.For(server ?? Server, out _)!.TargetCertificate;

    private static byte[] PublicHalf(X509Certificate2 certificate) => certificate.PublicKey.ExportSubjectPublicKeyInfo();

    private static string RsaKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static string PublicKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    private ServerTrust Trust() => new(new KnownServers(_folder.At("known_servers"))) { Keys = Keys };
}
