using System.IO.Pipelines;
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
            var port = new PipeLinkPort(new(scene.Server.Hub, loops, NullLogger.Instance), new DefaultConnectionContext { Transport = new Carrier() });
            port.Begin(NativeDoor.Open(scene.Server.Hub, port, default, 5001, default));
            return port;
        }
    }

    private sealed class Carrier : IDuplexPipe
    {
        public PipeReader Input { get; } = new Pipe().Reader;

        public PipeWriter Output { get; } = new Pipe().Writer;
    }
}
