using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>One listening socket that never takes more connections than there are descriptors for.</summary>
internal sealed class BoundedListener(
    Socket socket, BlockPool blocks, SocketLoops loops, LinkCount links, TimeProvider time, ILogger log) : IConnectionListener
{
    private static readonly byte[] Refusal = CloseFrames.Of(CloseReason.ServerFull);
    private readonly CancellationTokenSource _unbound = new();
    private readonly EndPoint _endPoint = socket.LocalEndPoint!;
    private AcceptPause _pause;

    public EndPoint EndPoint => _endPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (!_unbound.IsCancellationRequested)
        {
            try
            {
                var accepted = await socket.AcceptAsync(_unbound.Token).ConfigureAwait(false);
                if (_pause.IsOn)
                    log.AcceptingAgain();
                _pause.Succeed();
                var isScarce = SpareDescriptors.IsOneOfThem(accepted);
                if (!isScarce && links.TryEnter())
                    return Adopt(accepted);
                Refuse(accepted, isScarce);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (ObjectDisposedException)
            {
                break;
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.OperationAborted or SocketError.Interrupted)
            {
                break;
            }
            catch (SocketException error)
            {
                await BackOffAsync(error.SocketErrorCode).ConfigureAwait(false);
            }
        }

        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _unbound.Cancel();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();

    private SocketConnection Adopt(Socket accepted)
    {
        try
        {
            return new SocketConnection(accepted, blocks, loops.Next());
        }
        catch
        {
            // It is gone already: it must not count for ever.
            links.Leave();
            accepted.Dispose();
            throw;
        }
    }

    private void Refuse(Socket accepted, bool isScarce)
    {
        if (links.NoteRefused())
        {
            if (isScarce)
                log.Scarce(SpareDescriptors.Kept);
            else
                log.Full(links.Most);
        }

        try
        {
            accepted.Send(Refusal); // a fresh socket's buffer always takes so few bytes
            accepted.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It has gone already; so much the better.
        }
        finally
        {
            accepted.Dispose();
        }
    }

    private async Task BackOffAsync(SocketError error)
    {
        links.NoteFailedAccept();
        if (error == SocketError.TooManyOpenSockets)
            SpareDescriptors.MakeRoom();
        var wait = _pause.Fail();
        log.AcceptFailed(error, wait.TotalMilliseconds);
        try
        {
            await Task.Delay(wait, time, _unbound.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }
}

/// <summary>How long to wait after accepting has failed: 10 ms, twice as long each time it fails again, and at most a second.</summary>
internal struct AcceptPause
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private TimeSpan _next;

    /// <summary>Whether it failed the last time.</summary>
    public readonly bool IsOn => _next > TimeSpan.Zero;

    /// <summary>It has failed.</summary>
    /// <returns>How long to wait now.</returns>
    public TimeSpan Fail()
    {
        var wait = IsOn ? _next : First;
        _next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }

    /// <summary>It works again.</summary>
    public void Succeed() => _next = TimeSpan.Zero;
}
