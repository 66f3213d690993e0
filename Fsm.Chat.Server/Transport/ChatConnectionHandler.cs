using System.IO.Pipelines;
using System.Net;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>One connection of Kestrel's: reads bytes into the hub until the hub lets go of the link.</summary>
internal sealed class ChatConnectionHandler(
    ChatHub hub, LinkCount links, IRounds rounds, TimeProvider time, ILogger<ChatConnectionHandler> log)
    : ConnectionHandler
{
    private readonly LinkSurroundings _around = new(hub, rounds, log);

    // One method, not two: each would keep a state of its own for every idle connection.
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            var port = new PipeLinkPort(_around, connection);
            port.Begin(NativeDoor.Open(
                _around.Hub, port, ToAddress(connection.RemoteEndPoint), (ushort)((IPEndPoint)connection.RemoteEndPoint!).Port, ToAddress(connection.LocalEndPoint),
                ClientKeys.FingerprintOf(connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate)));
            try
            {
                while (!port.IsReleased)
                {
                    var result = await connection.Transport.Input.ReadAsync().ConfigureAwait(false);
                    var hasEnded = result.IsCompleted;
                    if (port.RelayToRun is { } relay)
                        hasEnded = await relay.RunAsync(result).ConfigureAwait(false); // what has come already is the pump's
                    else if (!Receive(port.Link, connection, result))
                    {
                        await port.WhenReadingResumed().ConfigureAwait(false);
                        continue;
                    }

                    if (!hasEnded)
                        continue;
                    _around.Hub.InputEnded(port.Link);
                    break;
                }
            }
            catch (Exception error)
            {
                if (error is not (IOException or ConnectionAbortedException or ConnectionResetException or InvalidOperationException))
                    _around.Log.ConnectionFailed(port.Link.Number, error);
                _around.Hub.LinkLost(port.Link); // a reset, or our own abort: then it knows already
            }

            // A peer that stopped reading must not hold the socket for ever: what is not written by then never will be.
            time.CreateTimer(static state => ((ConnectionContext)state!).Abort(), connection, Limits.CloseWithin, Timeout.InfiniteTimeSpan);
            await port.EndRelayAsync().ConfigureAwait(false);
            await port.WhenWritten().ConfigureAwait(false);
            _around.Log.ConnectionClosed(port.Link.Number, port.Link.Reason.Code());
        }
        finally
        {
            links.Leave(); // also of one that could not even be opened: others wait for its place
        }
    }

    private bool Receive(HubLink link, ConnectionContext connection, in ReadResult result)
    {
        var buffer = result.Buffer;
        if (link.State == LinkState.AwaitingFirstFrame && connection.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket && PeerEnd.HasCome(socket))
            link.SetPeerEnded();
        var goOn = _around.Hub.Receive(link, ref buffer);
        connection.Transport.Input.AdvanceTo(buffer.Start, goOn ? buffer.End : buffer.Start);
        return goOn;
    }

    private static HostAddress ToAddress(EndPoint? endPoint)
    {
        Span<byte> bytes = stackalloc byte[HostAddress.Size];
        ((IPEndPoint)endPoint!).Address.TryWriteBytes(bytes, out var written);
        return HostAddress.FromBytes(bytes[..written]);
    }
}
