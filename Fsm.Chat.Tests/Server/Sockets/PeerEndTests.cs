using Fsm.Chat.Server.Transport.Sockets;
using System.Net.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>That a peer has gone is seen behind what it said before.</summary>
[Platform("Linux")]
public sealed class PeerEndTests
{
    [Test]
    public void A_peer_that_has_ended_its_stream_has_gone_whatever_it_said_before([Values] bool saysSomething)
    {
        using var pair = new SocketPair(loop: null);
        var socket = pair.Connection.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionSocketFeature>()!.Socket;
        if (saysSomething)
            pair.Peer.Send(new byte[100]);
        Assert.That(PeerEnd.HasCome(socket), Is.False);

        pair.Peer.Shutdown(SocketShutdown.Send);

        Assert.That(() => PeerEnd.HasCome(socket), Is.True.After(10_000, 5));
    }
}
