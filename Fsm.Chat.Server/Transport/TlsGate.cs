using System.Net;
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
            ClientCertificateMode = ClientCertificateMode.AllowCertificate,
            ClientCertificateValidation = static (_, _, _) => true, // its key is a fact, and what it says is none
            OnAuthenticate = static (_, handshake) => handshake.CertificateChainPolicy = ClientKeys.ChainPolicy,
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

/// <summary>What the first byte of a connection says about its peer.</summary>
internal static class FirstByte
{
    private const byte Handshake = 0x16; // a TLS record of this type is the only one that may come first

    /// <summary>Whether a peer that begins with this byte speaks TLS.</summary>
    public static bool IsTls(byte first) => first == Handshake;
}

/// <summary>Counts the handshakes that each address has under way. Safe to use from any thread.</summary>
/// <param name="most">As many as an address may have; 0 for no limit.</param>
internal sealed class HandshakeCount(int most)
{
    private readonly Dictionary<IPAddress, int> _handshakes = [];

    /// <summary>Counts one more, if there may be one more. Loopback is exempt: it is the machine's own.</summary>
    /// <returns>What to dispose of when it is over; null when there may be no more.</returns>
    public IDisposable? TryEnter(EndPoint? peer)
    {
        if (most == 0 || peer is not IPEndPoint { Address: var address } || IPAddress.IsLoopback(address))
            return new Place(null, IPAddress.None);
        lock (_handshakes)
        {
            var there = _handshakes.GetValueOrDefault(address);
            if (there >= most)
                return null;
            _handshakes[address] = there + 1;
            return new Place(this, address);
        }
    }

    private void Leave(IPAddress address)
    {
        lock (_handshakes)
        {
            if (--_handshakes[address] == 0)
                _handshakes.Remove(address);
        }
    }

    private sealed class Place(HandshakeCount? count, IPAddress address) : IDisposable
    {
        private HandshakeCount? _count = count;

        public void Dispose() => Interlocked.Exchange(ref _count, null)?.Leave(address);
    }
}
