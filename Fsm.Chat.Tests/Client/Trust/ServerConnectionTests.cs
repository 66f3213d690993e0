using System.Net.Security;
using System.Security.Authentication;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.Trust;

/// <summary>What a real server gets to hear before it is trusted: nothing.</summary>
internal sealed class ServerConnectionTests
{
    private static readonly Fingerprint Other = Fingerprint.Parse(new string('2', 64))!.Value;
    private TemporaryFolder _folder = null!;

    private KnownServers Known => new(_folder.At("known_servers"));

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [TestCase(SslProtocols.Tls12)]
    [TestCase(SslProtocols.Tls13)]
    public async Task A_server_that_is_new_is_shown_remembered_and_spoken_to(SslProtocols protocols)
    {
        using var spy = new TlsSpy(protocols);
        using (var connection = new ServerConnection())
        {
            var note = await connection.ConnectAsync(spy.Endpoint, new(Known));
            await connection.SendAsync("hello"u8.ToArray());
            connection.Shutdown();

            Assert.That(note, Does.Contain(spy.Fingerprint.ToString()));
            Assert.That(Known.Find(spy.Endpoint), Is.EqualTo(spy.Fingerprint));
        }

        Assert.That(await spy.Heard, Is.EqualTo("hello"u8.ToArray()));
    }

    [TestCase(SslProtocols.Tls12)]
    [TestCase(SslProtocols.Tls13)]
    public async Task A_server_whose_certificate_has_changed_hears_nothing(SslProtocols protocols)
    {
        using var spy = new TlsSpy(protocols);
        Known.Remember(spy.Endpoint, Other);
        var refusal = await RefusalAsync(spy, new(Known));

        Assert.That(refusal.Code.Name, Is.EqualTo("certificate_changed"));
        Assert.That(refusal.Why, Does.Contain(Other.ToString()).And.Contains(spy.Fingerprint.ToString()));
        Assert.That(refusal.Next, Does.Contain($"--fingerprint {spy.Fingerprint}").And.Contains(Known.File));
        Assert.That(await spy.Heard, Is.Empty);
        Assert.That(Known.Find(spy.Endpoint), Is.EqualTo(Other));
    }

    [Test]
    public async Task A_server_that_is_not_the_one_that_was_said_hears_nothing()
    {
        using var spy = new TlsSpy();
        var refusal = await RefusalAsync(spy, new(Known) { Expected = new Dictionary<ServerEndpoint, Fingerprint> { [spy.Endpoint] = Other } });

        Assert.That(refusal.Code.Name, Is.EqualTo("certificate_unexpected"));
        Assert.That(await spy.Heard, Is.Empty);
        Assert.That(Known.Find(spy.Endpoint), Is.Null);
    }

    [Test]
    public async Task A_changed_certificate_that_was_said_is_remembered_instead()
    {
        using var spy = new TlsSpy();
        Known.Remember(spy.Endpoint, Other);
        using var connection = new ServerConnection();

        await connection.ConnectAsync(spy.Endpoint, new(Known) { Expected = new Dictionary<ServerEndpoint, Fingerprint> { [spy.Endpoint] = spy.Fingerprint } });

        Assert.That(Known.Find(spy.Endpoint), Is.EqualTo(spy.Fingerprint));
    }

    [Test]
    public async Task A_server_that_no_authority_vouches_for_hears_nothing()
    {
        using var spy = new TlsSpy();
        var refusal = await RefusalAsync(spy, new(Known) { AsksAuthorities = true });

        Assert.That(refusal.Code.Name, Is.EqualTo("certificate_untrusted"));
        Assert.That(await spy.Heard, Is.Empty);
    }

    [Test]
    public async Task A_file_of_known_servers_that_cannot_be_read_is_no_reason_to_trust_anybody()
    {
        using var spy = new TlsSpy();
        await File.WriteAllTextAsync(Known.File, "nonsense");

        Assert.That((await RefusalAsync(spy, new(Known))).Why, Does.Contain("line 1"));
        Assert.That(await spy.Heard, Is.Empty);
    }

    [TestCase(SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors, "another host")]
    [TestCase(SslPolicyErrors.RemoteCertificateChainErrors, "vouches")]
    public void What_authorities_find_wrong_is_said_in_words(SslPolicyErrors errors, string words)
    {
        using var spy = new TlsSpy();
        using var key = System.Security.Cryptography.ECDsa.Create();
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=x", key, System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));

        Assert.That(new ServerTrust(Known) { AsksAuthorities = true }.Judge(spy.Endpoint, certificate, errors).Refusal!.Why, Does.Contain(words));
    }

    private static async Task<TrustRefusal> RefusalAsync(TlsSpy spy, ServerTrust trust)
    {
        using var connection = new ServerConnection();
        try
        {
            await connection.ConnectAsync(spy.Endpoint, trust);
        }
        catch (ServerDistrustedException distrusted)
        {
            return distrusted.Refusal;
        }

        throw new AssertionException("the server was trusted");
    }
}
