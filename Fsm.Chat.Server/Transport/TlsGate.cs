using System.Security.Authentication;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Doors.Native;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// Stands before the handshake of TLS. Whoever does not begin one is told, in a frame, that this server wants it; one that takes too long, or comes from an
/// address with too many of them, is dropped: the hub, which limits links otherwise, has not heard of it yet.
/// </summary>
internal sealed class TlsGate(Limits limits, LinkCount links, TimeProvider time)
{
    private static readonly byte[] Refusal = CloseFrames.Of(CloseReason.TlsRequired);
    private readonly HandshakeCount _handshakes = new(limits.LinksPerAddress);

    /// <summary>Puts the gate and TLS before whatever handles connections.</summary>
    public void GuardWith(ListenOptions listener, TlsCertificate certificate)
    {
        listener.Use(next => connection => EnterAsync(connection, next));
        listener.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificate = certificate.Own,
            ServerCertificateChain = certificate.Others,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            HandshakeTimeout = limits.ConnectTimeout > TimeSpan.Zero ? limits.ConnectTimeout : Timeout.InfiniteTimeSpan,
        });
        listener.Use(next => connection =>
        {
            connection.Features.GetRequiredFeature<Visit>().Pass();
            return next(connection);
        });
    }

    private async Task EnterAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        using var visit = new Visit(_handshakes.TryEnter(connection.RemoteEndPoint), links);
        connection.Features.Set(visit);
        if (visit.IsAdmitted && await BeginsTlsAsync(connection).ConfigureAwait(false))
            await next(connection).ConfigureAwait(false);
    }

    private async Task<bool> BeginsTlsAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        var wait = limits.ConnectTimeout > TimeSpan.Zero ? limits.ConnectTimeout : Timeout.InfiniteTimeSpan;
        await using var timer = time.CreateTimer(static state => ((ConnectionContext)state!).Abort(), connection, wait, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        try
        {
            var read = await input.ReadAsync().ConfigureAwait(false);
            if (read.Buffer.IsEmpty)
                return false;
            var isTls = FirstByte.IsTls(read.Buffer.FirstSpan[0]);
            input.AdvanceTo(isTls ? read.Buffer.Start : read.Buffer.End);
            if (!isTls)
                await RefuseAsync(connection).ConfigureAwait(false);
            return isTls;
        }
        catch (Exception error) when (error is IOException or ConnectionAbortedException or ConnectionResetException or InvalidOperationException)
        {
            return false; // it is gone
        }
    }

    // What still comes is read and dropped: closing with unread bytes would reset the connection, and the refusal might be lost with it.
    private async Task RefuseAsync(ConnectionContext connection)
    {
        using var late = time.CreateTimer(static state => ((ConnectionContext)state!).Abort(), connection, Limits.CloseWithin, Timeout.InfiniteTimeSpan);
        await connection.Transport.Output.WriteAsync(Refusal).ConfigureAwait(false);
        await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
        var input = connection.Transport.Input;
        for (var read = await input.ReadAsync().ConfigureAwait(false); ; read = await input.ReadAsync().ConfigureAwait(false))
        {
            input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return;
        }
    }

    /// <summary>One connection, from its accept to the end of its handshake; from then on its handler gives its place back.</summary>
    private sealed class Visit(IDisposable? place, LinkCount links) : IDisposable
    {
        private bool _passed;

        public bool IsAdmitted => place is not null;

        public void Pass()
        {
            _passed = true;
            place!.Dispose();
        }

        public void Dispose()
        {
            if (_passed)
                return;
            place?.Dispose();
            links.Leave();
        }
    }
}
