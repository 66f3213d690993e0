using System.IO.Pipelines;
using System.Net;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Transport;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fsm.Chat.Tests.Server;

/// <summary>What a link needs of what carries it: two pipes, and no socket.</summary>
public sealed class PipeLinkPortTests
{
    [Test]
    public void A_pump_joins_carriers_that_have_no_sockets()
    {
        using var scene = new TransferScene().Bring(RelayState.Streaming);
        using var loops = new SocketLoops();
        var (from, to) = (Port(), Port());

        from.BeginRelay(to, scene.AliceLink.Relay!.Value.Transfer);

        Assert.That((from.RelayToRun, to.RelayToRun), Is.EqualTo((from.RelayToRun, default(FileRelay))));
        Assert.That(from.RelayToRun, Is.Not.Null);

        PipeLinkPort Port()
        {
            var port = new PipeLinkPort(new(scene.Server.Hub, loops, NullLogger.Instance), new DefaultConnectionContext { Transport = new Carrier(new Pipe().Reader, new Pipe().Writer) });
            port.Begin(NativeDoor.Open(scene.Server.Hub, port, default, 5001, default));
            return port;
        }
    }

    // The receiver's link is let go of by one thread while another one, which has confirmed its attachment, has not come to waking it.
    [Test, CancelAfter(60_000)]
    public async Task Whoever_closes_a_link_says_what_the_hub_has_said_last(CancellationToken token)
    {
        using var scene = new TransferScene().Bring(RelayState.Attaching);
        using var loops = new SocketLoops();
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var somewhere = new IPEndPoint(IPAddress.Loopback, 40112);
        var connection = new DefaultConnectionContext { Transport = new Carrier(toServer.Reader, toClient.Writer), RemoteEndPoint = somewhere, LocalEndPoint = somewhere };
        var handler = new ChatConnectionHandler(scene.Server.Hub, new(10), loops, TimeProvider.System, NullLogger<ChatConnectionHandler>.Instance);
        var sender = scene.Server.Dial().Attach(scene.Transfer, scene.AliceToken);
        sender.MeanwhileWoken = sender.EndInput;
        var attachment = new FileAttachment { Transfer = scene.Transfer, Token = scene.BobToken };
        var frame = new byte[FrameWriter.SizeOf(attachment)];
        FrameWriter.Write(frame, attachment, new(FrameOrigin.Client, Frames.Loopback, 40112, 0, Acknowledgement: 0), sequence: 1);
        var serving = handler.OnConnectedAsync(connection);

        await toServer.Writer.WriteAsync(frame, token);
        await serving.WaitAsync(token);

        Assert.That(toClient.Reader.TryRead(out var told), Is.True);
        var words = told.Buffer;
        Assert.That(FrameReader.TryRead(ref words, uint.MaxValue, out var header, out _), Is.EqualTo(FrameReadStatus.Frame));
        Assert.That(header.Action, Is.EqualTo(FrameAction.Confirmation));
    }

    private sealed class Carrier(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input { get; } = input;

        public PipeWriter Output { get; } = output;
    }
}
