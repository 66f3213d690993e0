using System.Buffers;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Server.Transport;

/// <summary>One port for those who speak TLS and those who do not.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(20_000)]
public sealed class FirstByteTests : IDisposable
{
    private static readonly byte[] HalfHandshake = [0x16, 3, 1, 0, 5, 1, 2];
    private static readonly Limits Hasty = new() { ConnectTimeout = TimeSpan.FromSeconds(3) };
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Test]
    public async Task Loopback_takes_both()
    {
        await using var server = await StartAsync(new());

        Assert.That(await server.KeyOfTlsClientAsync(null), Is.Null);
        Assert.That(await server.KeyOfPlainClientAsync(), Is.Null);
    }

    [Test]
    public async Task Nothing_is_made_before_somebody_wants_it()
    {
        await using var server = await StartAsync(new());
        await server.KeyOfPlainClientAsync();

        Assert.That(Directory.Exists(_data.At("data")), Is.False);
    }

    [Test]
    public async Task Where_no_certificate_can_be_made_a_handshake_is_no_frame()
    {
        await File.WriteAllTextAsync(_data.At("data"), "a file, and no folder");
        await using var server = await StartAsync(new());

        Assert.That(Reason(await server.AnswerToAsync(HalfHandshake)), Is.EqualTo(CloseReason.BadMagic));
        Assert.That(await server.KeyOfPlainClientAsync(), Is.Null);
    }

    [Test]
    public async Task Where_TLS_is_demanded_nobody_goes_on_without()
    {
        await using var server = await StartAsync(new() { Tls = true });

        Assert.That(Reason(await server.AnswerToAsync("GET / HTTP/1.1"u8.ToArray())), Is.EqualTo(CloseReason.TlsRequired));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Whoever_begins_nothing_is_told_when_the_time_is_over(bool isDemanded)
    {
        await using var server = await StartAsync(new() { Tls = isDemanded, Limits = Hasty });

        Assert.That(Reason(await server.AnswerToAsync()), Is.EqualTo(CloseReason.ConnectTimeout));
    }

    [TestCase(true, CloseReason.TlsRequired)]
    [TestCase(false, CloseReason.ConnectTimeout)]
    public async Task Whoever_does_not_finish_a_handshake_is_told_too(bool isDemanded, CloseReason reason)
    {
        await using var server = await StartAsync(new() { Tls = isDemanded, Limits = Hasty });

        Assert.That(Reason(await server.AnswerToAsync(HalfHandshake)), Is.EqualTo(reason));
    }

    private static CloseReason Reason(byte[] answer)
    {
        var bytes = new ReadOnlySequence<byte>(answer);
        Assert.That(FrameReader.TryRead(ref bytes, uint.MaxValue, out _, out var body), Is.EqualTo(FrameReadStatus.Frame));
        Assert.That(CloseAnnouncement.TryRead(body.FirstSpan, out var announcement), Is.True);
        return announcement.Reason;
    }

    private Task<ListeningServer> StartAsync(ServerOptions options) => ListeningServer.StartAsync(options with { Data = _data.At("data") });
}
