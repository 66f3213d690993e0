using System.Net;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Server.Hub;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>One connection of Kestrel's: reads bytes into the hub until the hub lets go of the link.</summary>
public sealed class ChatConnectionHandler(ChatHub hub, TimeProvider time, ILogger<ChatConnectionHandler> log) : ConnectionHandler
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var remote = (IPEndPoint)connection.RemoteEndPoint!;
        var local = (IPEndPoint)connection.LocalEndPoint!;
        var port = new PipeLinkPort(hub, connection, log);
        var link = port.Link = hub.Open(port, ToAddress(remote), (ushort)remote.Port, ToAddress(local));
        try
        {
            await ReadAsync(connection, port, link).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ConnectionAbortedException or ConnectionResetException or InvalidOperationException)
        {
            // A reset, or our own abort: the hub hears of it here, or knows already.
            hub.LinkLost(link);
        }
        catch (Exception error)
        {
            log.ConnectionFailed(link.Number, error);
            hub.LinkLost(link);
        }

        // A peer that stopped reading must not hold the socket for ever: what is not written by then never will be.
        time.CreateTimer(static state => ((ConnectionContext)state!).Abort(), connection, Limits.CloseWithin, Timeout.InfiniteTimeSpan);
        await port.WhenWritten().ConfigureAwait(false);
        log.ConnectionClosed(link.Number, link.Reason);
    }

    private async Task ReadAsync(ConnectionContext connection, PipeLinkPort port, HubLink link)
    {
        var input = connection.Transport.Input;
        while (!port.IsReleased)
        {
            var result = await input.ReadAsync().ConfigureAwait(false);
            if (result.IsCanceled)
                continue; // released
            var buffer = result.Buffer;
            var goOn = hub.Receive(link, ref buffer);
            input.AdvanceTo(buffer.Start, goOn ? buffer.End : buffer.Start);
            if (!goOn)
                await port.WhenReadingResumed().ConfigureAwait(false);
            else if (result.IsCompleted)
            {
                hub.InputEnded(link);
                return;
            }
        }
    }

    private static HostAddress ToAddress(IPEndPoint endPoint)
    {
        Span<byte> bytes = stackalloc byte[HostAddress.Size];
        endPoint.Address.TryWriteBytes(bytes, out var written);
        return HostAddress.FromBytes(bytes[..written]);
    }
}
