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
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// The connections of an endpoint: reads bytes into the hub until the hub lets go of the link. The hub knows a connection before its handshake of TLS, and so limits
/// those who begin none, or do not finish it, like everybody else.
/// </summary>
internal sealed class ChatConnectionHandler(
    ChatHub hub, LinkCount links, IRounds rounds, TimeProvider time, ILogger<ChatConnectionHandler> log)
{
    private readonly LinkSurroundings _around = new(hub, rounds, log);

    /// <summary>Serves an endpoint.</summary>
    /// <param name="listener">The endpoint.</param>
    /// <param name="tls">What encrypts its connections; null for nothing.</param>
    public void Serve(ListenOptions listener, TlsOffer? tls)
    {
        if (tls is null)
        {
            listener.Run(connection => OnConnectedAsync(connection));
            return;
        }

        listener.Use(encrypted =>
        {
            var upgrade = new TlsUpgrade(tls, encrypted);
            return connection => OnConnectedAsync(connection, upgrade);
        });
        tls.PutInto(listener);
        listener.Run(OnEncryptedAsync);
    }

    /// <summary>A connection was accepted.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="tls">How it is encrypted if its peer begins with that; null for not at all.</param>
    public Task OnConnectedAsync(ConnectionContext connection, TlsUpgrade? tls = null)
    {
        var port = new PipeLinkPort(_around, connection);
        try
        {
            port.Begin(NativeDoor.Open(
                _around.Hub, port, ToAddress(connection.RemoteEndPoint), (ushort)((IPEndPoint)connection.RemoteEndPoint!).Port, ToAddress(connection.LocalEndPoint)));
        }
        catch
        {
            links.Leave(); // it could not even be opened, and others wait for its place
            throw;
        }

        return ServeAsync(port, connection, tls);
    }

    private Task OnEncryptedAsync(ConnectionContext connection)
    {
        var port = TlsUpgrade.Encrypted(connection);
        port.Link.SetKey(ClientKeys.FingerprintOf(connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate));
        return ServeAsync(port, connection, null);
    }

    // One method, not two: each would keep a state of its own for every idle connection.
    private async Task ServeAsync(PipeLinkPort port, ConnectionContext connection, TlsUpgrade? tls)
    {
        try
        {
            while (!port.IsReleased)
            {
                var result = await connection.Transport.Input.ReadAsync().ConfigureAwait(false);
                if (tls is not null && !result.Buffer.IsEmpty)
                {
                    switch (await tls.JudgeAsync(port, result.Buffer.FirstSpan[0]).ConfigureAwait(false))
                    {
                        case FirstByteVerdict.Encrypt:
                            connection.Transport.Input.AdvanceTo(result.Buffer.Start);
                            if (await tls.EncryptAsync(port, connection).ConfigureAwait(false))
                                return; // it was served to its end
                            if (tls.IsDemanded)
                                _around.Hub.DemandTls(port.Link);
                            tls = null; // the handshake has failed, and the link waits on: as for anybody who says nothing
                            continue;
                        case FirstByteVerdict.Refuse:
                            _around.Hub.DemandTls(port.Link);
                            break;
                    }

                    tls = null;
                }

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

        try
        {
            // A peer that stopped reading must not hold the socket for ever: what is not written by then never will be.
            time.CreateTimer(static state => ((ConnectionContext)state!).Abort(), connection, Limits.CloseWithin, Timeout.InfiniteTimeSpan);
            await port.EndRelayAsync().ConfigureAwait(false);
            // The hub's last words may have been woken by another thread, which has not come to it yet and then finds the port forgotten: whoever closes looks for them.
            port.Wake();
            await port.WhenWritten().ConfigureAwait(false);
            _around.Log.ConnectionClosed(port.Link.Number, port.Link.Reason.Code());
        }
        finally
        {
            links.Leave();
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
