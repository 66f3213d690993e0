using System.IO.Pipelines;
using System.Net;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>One connection of Kestrel's: reads bytes into the hub until the hub lets go of the link.</summary>
internal sealed class ChatConnectionHandler(
    ChatHub hub, LinkCount links, IRounds rounds, TimeProvider time, ILogger<ChatConnectionHandler> log)
    : ConnectionHandler
{
    // One method, not two: each would keep a state of its own for every idle connection.
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var port = new PipeLinkPort(hub, connection, rounds, log);
        var link = port.Begin(NativeDoor.Open(
            hub, port, ToAddress(connection.RemoteEndPoint), (ushort)((IPEndPoint)connection.RemoteEndPoint!).Port, ToAddress(connection.LocalEndPoint)));
        try
        {
            while (!port.IsReleased)
            {
                var result = await connection.Transport.Input.ReadAsync().ConfigureAwait(false);
                var hasEnded = result.IsCompleted;
                if (port.RelayToRun is { } relay)
                    hasEnded = await relay.RunAsync(result).ConfigureAwait(false); // what has come already is the pump's
                else if (!Receive(link, connection.Transport.Input, result))
                {
                    await port.WhenReadingResumed().ConfigureAwait(false);
                    continue;
                }

                if (!hasEnded)
                    continue;
                hub.InputEnded(link);
                break;
            }
        }
        catch (Exception error)
        {
            if (error is not (IOException or ConnectionAbortedException or ConnectionResetException or InvalidOperationException))
                log.ConnectionFailed(link.Number, error);
            hub.LinkLost(link); // a reset, or our own abort: then it knows already
        }

        // A peer that stopped reading must not hold the socket for ever: what is not written by then never will be.
        time.CreateTimer(static state => ((ConnectionContext)state!).Abort(), connection, Limits.CloseWithin, Timeout.InfiniteTimeSpan);
        await port.EndRelayAsync().ConfigureAwait(false);
        await port.WhenWritten().ConfigureAwait(false);
        links.Leave();
        log.ConnectionClosed(link.Number, link.Reason.Code());
    }

    private bool Receive(HubLink link, PipeReader input, in ReadResult result)
    {
        var buffer = result.Buffer;
        var goOn = hub.Receive(link, ref buffer);
        input.AdvanceTo(buffer.Start, goOn ? buffer.End : buffer.Start);
        return goOn;
    }

    private static HostAddress ToAddress(EndPoint? endPoint)
    {
        Span<byte> bytes = stackalloc byte[HostAddress.Size];
        ((IPEndPoint)endPoint!).Address.TryWriteBytes(bytes, out var written);
        return HostAddress.FromBytes(bytes[..written]);
    }
}
