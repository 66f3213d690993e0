using System.IO.Pipelines;
using System.Net;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Server.Transport.Sockets;
using Fsm.Chat.Tests.Server.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Fsm.Chat.Tests.Server;

/// <summary>What a hub has for a link is written by one writer, whoever woke it, and whoever waits for that is told.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LinkSenderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Of one byte: every flush waits until all is read.
    private readonly Pipe _pipe = new(new(pauseWriterThreshold: 1, resumeWriterThreshold: 1, useSynchronizationContext: false));
    private readonly ChatHub _hub = new(new(new Limits()), new(), "fsmchat", TimeProvider.System, new RecordingJournal());
    private readonly SocketLoops _loops = new();
    private LinkSender _sender = null!;
    private HubLink _link = null!;

    // The server does not serve yet, so it has something to say: that it closes.
    [SetUp]
    public void Open()
    {
        _sender = new(new(_hub, _loops, NullLogger.Instance), _pipe.Writer);
        _link = NativeDoor.Open(_hub, Mock.Of<IServerLinkPort>(), HostAddress.FromBytes(IPAddress.Loopback.GetAddressBytes()), 5001, HostAddress.FromBytes([127, 0, 0, 1]));
    }

    [TearDown]
    public void StopLoops() => _loops.Dispose();

    [Test]
    public async Task Whoever_waits_is_told_when_the_peer_has_read()
    {
        _sender.Begin(_link);
        var written = _sender.WhenWritten();
        Assert.That((written.IsCompleted, _link.WriteBlockedAt is null), Is.EqualTo((false, false)));
        _pipe.Reader.AdvanceTo((await _pipe.Reader.ReadAsync()).Buffer.End);

        await written.WaitAsync(Patience);
        Assert.That((_link.WriteBlockedAt, _sender.WhenWritten().IsCompleted), Is.EqualTo((default(TimeSpan?), true)));
    }

    [Test]
    public async Task Wakes_while_a_write_waits_begin_no_second_one()
    {
        _sender.Begin(_link);
        _sender.Wake();
        _sender.Wake();
        var written = _sender.WhenWritten();
        Assert.That(written.IsCompleted, Is.False);
        var read = await _pipe.Reader.ReadAsync();
        Assert.That(Frames.ReadAll(read.Buffer).Frames, Has.Count.EqualTo(1));
        _pipe.Reader.AdvanceTo(read.Buffer.End);

        await written.WaitAsync(Patience);
    }

    [Test]
    public async Task Whoever_wants_it_to_be_written_does_not_wait_for_the_end_of_the_round()
    {
        if (_loops.Next() is not { } loop)
        {
            Assert.Ignore("Loops are made for Linux.");
            return;
        }

        using var pair = new SocketPair(loop);
        _sender.Begin(_link);
        _pipe.Reader.AdvanceTo((await _pipe.Reader.ReadAsync()).Buffer.End);
        await _sender.WhenWritten().WaitAsync(Patience);
        var waking = WakeAsync();
        pair.Peer.Send("x"u8);

        Assert.That(await waking.WaitAsync(Patience), Is.True);

        async Task<bool> WakeAsync()
        {
            await pair.Input.ReadAsync().ConfigureAwait(false);
            _sender.Wake();
            return _sender.WhenWritten().IsCompleted;
        }
    }
}
