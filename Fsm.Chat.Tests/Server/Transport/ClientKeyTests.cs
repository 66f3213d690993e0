using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Server.Transport;

/// <summary>What the hub knows of the key that a client shows in its handshake.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(20_000)]
public sealed class ClientKeyTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Test]
    public async Task Key_is_known_by_its_public_half()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.That(await SeenAsync(Certificate(key)), Is.EqualTo(Of(key)));
    }

    [Test]
    public async Task Nobody_has_to_show_one()
    {
        await using var server = await StartAsync(isTls: true);

        Assert.That(await server.KeyOfTlsClientAsync(null), Is.Null);
    }

    [Test]
    public async Task Plain_link_has_none()
    {
        await using var server = await StartAsync(isTls: false);

        Assert.That(await server.KeyOfPlainClientAsync(), Is.Null);
    }

    [Test]
    public async Task Key_stays_the_same_in_a_renewed_certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var before = await SeenAsync(Certificate(key));

        Assert.That(await SeenAsync(Certificate(key, "CN=somebody else")), Is.EqualTo(before));
    }

    [TestCase(-20, -10, TestName = "Certificate that has ended is as good as any")]
    [TestCase(10, 20, TestName = "Certificate that has not begun is as good as any")]
    public async Task Time_does_not_matter(int firstDay, int lastDay)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.That(await SeenAsync(Certificate(key, from: Now.AddDays(firstDay), until: Now.AddDays(lastDay))), Is.EqualTo(Of(key)));
    }

    [Test]
    public async Task Other_kinds_of_keys_are_keys_too()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=client", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        Assert.That(await SeenAsync(Certificate(curve)), Is.EqualTo(Of(curve)));
        Assert.That(await SeenAsync(request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1))), Is.EqualTo(Of(rsa)));
    }

    [Test]
    public async Task Our_client_shows_the_same_key_whenever_it_comes()
    {
        await using var server = await StartAsync(isTls: true);
        var first = await server.KeyOfOurClientAsync(Trust());

        Assert.That(first, Is.Not.Null);
        Assert.That(await server.KeyOfOurClientAsync(Trust()), Is.EqualTo(first));
    }

    private ServerTrust Trust() => new(new KnownServers(_data.At("known_servers"))) { Keys = new(_data.At("keys")) };

    private static KeyFingerprint Of(AsymmetricAlgorithm key) => KeyFingerprint.FromBytes(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static X509Certificate2 Certificate(ECDsa key, string subject = "CN=client", DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(from ?? Now.AddDays(-1), until ?? Now.AddDays(1));

    private async Task<KeyFingerprint?> SeenAsync(X509Certificate2 certificate)
    {
        using (certificate)
        {
            await using var server = await StartAsync(isTls: true);
            return await server.KeyOfTlsClientAsync(certificate);
        }
    }

    private Task<ListeningServer> StartAsync(bool isTls) => ListeningServer.StartAsync(new ServerOptions { Tls = isTls, Data = _data.At("data") });
}
