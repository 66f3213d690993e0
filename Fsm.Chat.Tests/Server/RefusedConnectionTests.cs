using System.IO.Pipelines;
using System.Net;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fsm.Chat.Tests.Server;

/// <summary>The hub may have something to say to a connection before the transport knows it as a link.</summary>
public sealed class RefusedConnectionTests
{
    private static readonly IPEndPoint Somewhere = new(IPAddress.Parse("192.0.2.7"), 40112);

    [Test, CancelAfter(60_000)]
    public async Task Whoever_is_refused_as_soon_as_accepted_is_told_why(CancellationToken token)
    {
        var limits = new Limits { LinksPerAddress = 1 };
        var hub = new ChatHub(new(limits), limits, "fsmchat", TimeProvider.System, new RecordingJournal());
        hub.Start();
        hub.ReportListener(bound: true);
        var (first, second) = (new Ends(), new Ends());
        using var loops = new SocketLoops();
        var handler = new ChatConnectionHandler(hub, new LinkCount(10), loops, TimeProvider.System, NullLogger<ChatConnectionHandler>.Instance);
        var (serving, refusing) = (handler.OnConnectedAsync(first.Connection), handler.OnConnectedAsync(second.Connection));

        var told = (await second.ToClient.Reader.ReadAtLeastAsync(FrameHeader.Size, token)).Buffer;

        Assert.That(FrameReader.TryRead(ref told, uint.MaxValue, out var header, out var body), Is.EqualTo(FrameReadStatus.Frame));
        Assert.That(CloseAnnouncement.TryRead(body.FirstSpan, out var announcement), Is.True);
        Assert.That((header.Action, announcement.Reason), Is.EqualTo((FrameAction.DisconnectRequest, CloseReason.ServerFull)));
        await second.ToServer.Writer.CompleteAsync();
        await first.ToServer.Writer.CompleteAsync();
        await Task.WhenAll(serving, refusing).WaitAsync(token);
        Assert.That(hub.Figures.Links, Is.Zero);
    }

    [Test]
    public void Connection_that_cannot_be_opened_leaves_its_place_to_others()
    {
        var limits = new Limits();
        var hub = new ChatHub(new(limits), limits, "fsmchat", TimeProvider.System, new RecordingJournal());
        using var loops = new SocketLoops();
        var links = new LinkCount(1);
        var handler = new ChatConnectionHandler(hub, links, loops, TimeProvider.System, NullLogger<ChatConnectionHandler>.Instance);
        var nowhere = new Ends().Connection;
        nowhere.RemoteEndPoint = null;
        Assert.That(links.TryEnter(), Is.True);

        Assert.That(async () => await handler.OnConnectedAsync(nowhere), Throws.Exception);

        Assert.That(links.TryEnter(), Is.True);
    }

    private sealed class Ends : IDuplexPipe
    {
        public Ends() => Connection = new DefaultConnectionContext { Transport = this, RemoteEndPoint = Somewhere, LocalEndPoint = new IPEndPoint(IPAddress.Parse("192.0.2.2"), 7400) };

        public DefaultConnectionContext Connection { get; }

        public Pipe ToServer { get; } = new();

        public Pipe ToClient { get; } = new();

        PipeReader IDuplexPipe.Input => ToServer.Reader;

        PipeWriter IDuplexPipe.Output => ToClient.Writer;
    }
}
