using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.Trust;

/// <summary>TLS that nobody has asked for, with a server of this machine.</summary>
[CancelAfter(20_000)]
internal sealed class TriedTlsTests
{
    private static readonly byte[] NoFrame = Frames.Write(new CloseAnnouncement(CloseReason.BadMagic), sequence: 0, FrameOrigin.Server);
    private static readonly Fingerprint Other = Fingerprint.Parse(new string('2', 64))!.Value;
    private TemporaryFolder _folder = null!;

    private KnownServers Known => new(_folder.At("known_servers"));

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [Test]
    public async Task A_certificate_is_remembered_without_a_word()
    {
        using var spy = new TlsSpy();
        using var connection = new ServerConnection();

        Assert.That(await connection.ConnectAsync(spy.Endpoint with { IsTls = false }, new(Known)), Is.Null);
        Assert.That(Known.Find(spy.Endpoint), Is.EqualTo(spy.Fingerprint));
    }

    [Test]
    public void Another_one_than_before_is_refused_all_the_same()
    {
        using var spy = new TlsSpy();
        Known.Remember(spy.Endpoint, Other);

        Assert.That(async () => await ConnectAsync(spy.Endpoint with { IsTls = false }), Throws.InstanceOf<ServerDistrustedException>());
    }

    [Test]
    public async Task A_server_that_takes_a_handshake_for_no_frame_may_be_plain()
    {
        using var server = new PlainServer(NoFrame);
        Assert.That(async () => await ConnectAsync(server.Endpoint), Throws.InstanceOf<PlainServerException>());
        Assert.That(async () => await ConnectAsync(server.Endpoint with { IsTls = true }), Throws.InstanceOf<TlsMishapException>(), "not if TLS was asked for");
        using var plain = new ServerConnection();
        Assert.That(await plain.ConnectAsync(server.Endpoint with { IsPlain = true }, new(Known)), Is.Null);
    }

    [Test]
    public void A_server_that_closes_without_a_word_may_be_plain()
    {
        using var server = new PlainServer([]);
        Assert.That(async () => await ConnectAsync(server.Endpoint), Throws.InstanceOf<PlainServerException>());
    }

    [Test]
    public void A_server_that_had_TLS_before_may_not()
    {
        using var server = new PlainServer(NoFrame);
        Known.Remember(server.Endpoint, Other);

        Assert.That(async () => await ConnectAsync(server.Endpoint), Throws.InstanceOf<ServerDistrustedException>()
            .With.Property("Refusal").Property("Next").EqualTo($"if that is meant, start with --server tcp://{server.Endpoint.Authority}"));
    }

    [Test]
    public void One_that_had_it_and_only_closes_is_tried_again_later()
    {
        using var server = new PlainServer([]);
        Known.Remember(server.Endpoint, Other);

        Assert.That(async () => await ConnectAsync(server.Endpoint), Throws.InstanceOf<TlsMishapException>());
    }

    [Test]
    public void Nobody_knows_whether_it_had_where_the_file_is_none()
    {
        using var server = new PlainServer(NoFrame);
        File.WriteAllText(Known.File, "nonsense");

        Assert.That(async () => await ConnectAsync(server.Endpoint), Throws.InstanceOf<ServerDistrustedException>()
            .With.Property("Refusal").Property("Code").Property("Name").EqualTo("certificate_unknown"));
    }

    private async Task ConnectAsync(ServerEndpoint server)
    {
        using var connection = new ServerConnection();
        await connection.ConnectAsync(server, new(Known));
    }

    /// <summary>Answers the first bytes of whoever comes, and closes.</summary>
    private sealed class PlainServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public PlainServer(byte[] answer)
        {
            _listener.Start();
            _ = AnswerAsync(answer);
        }

        public ServerEndpoint Endpoint => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptSocketAsync();
                    await client.ReceiveAsync(new byte[4096]);
                    await client.SendAsync(answer);
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
