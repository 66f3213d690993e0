using System.Buffers;
using System.Threading.Channels;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Flow;

namespace Fsm.Chat.Client.Transport;

/// <summary>
/// One TCP connection: tells the core what happens on the socket and writes what the core has queued. It decides nothing, and no exception leaves it.
/// </summary>
public sealed class TcpLink : ILinkPort, IDisposable
{
    private readonly ILinkEvents _client;
    private readonly long _number;
    private readonly ServerTrust _trust;
    private readonly ServerConnection _connection = new();

    // One waiting wake is as good as many. Completing it is the release: what was queued before is still written.
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Makes a link that is not connected.</summary>
    /// <param name="client">The core.</param>
    /// <param name="number">The link's number in the core.</param>
    /// <param name="trust">Decides whether the server is trusted.</param>
    public TcpLink(ILinkEvents client, long number, ServerTrust trust) => (_client, _number, _trust) = (client, number, trust);

    /// <summary>Connects, and then reads and writes until the connection is over.</summary>
    public async Task RunAsync(ServerEndpoint server)
    {
        try
        {
            if (await _connection.ConnectAsync(server, _trust).ConfigureAwait(false) is { } note)
                _client.CertificateNoted(_number, note);
            _client.LinkOpened(_number, (ushort)_connection.Local.Port, HostAddress.FromBytes(_connection.Remote.Address.GetAddressBytes()));
        }
        catch (PlainServerException)
        {
            _connection.Dispose();
            _client.PlainServerFound(_number);
            return;
        }
        catch (ServerDistrustedException distrusted)
        {
            _connection.Dispose();
            _client.ServerDistrusted(_number, distrusted.Refusal);
            return;
        }
        catch (Exception e)
        {
            _connection.Dispose();
            _client.DialFailed(_number, SocketMishaps.Explain(e), SocketMishaps.IsRefused(e));
            return;
        }

        var writing = WriteAsync();
        await ReadAsync().ConfigureAwait(false);
        _wakes.Writer.TryComplete();
        await writing.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <inheritdoc/>
    public void Release() => _wakes.Writer.TryComplete();

    /// <inheritdoc/>
    public void Abort()
    {
        _wakes.Writer.TryComplete();
        _connection.Abort();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var kept = 0;
        try
        {
            while (true)
            {
                if (kept == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length); // bounded: the core refuses a frame that declares too much
                var count = await _connection.ReceiveAsync(buffer.AsMemory(kept)).ConfigureAwait(false);
                if (count == 0)
                    break;
                var bytes = new ReadOnlySequence<byte>(buffer, 0, kept + count);
                _client.Receive(_number, ref bytes);
                bytes.CopyTo(buffer); // moves what is left to the front
                kept = (int)bytes.Length;
            }

            _client.LinkInputEnded(_number);
        }
        catch (Exception)
        {
            _client.LinkLost(_number);
        }
    }

    private async Task WriteAsync()
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            while (await _wakes.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                _wakes.Reader.TryRead(out _);
                await WriteQueuedAsync(output).ConfigureAwait(false);
            }

            await WriteQueuedAsync(output).ConfigureAwait(false);
            _connection.Shutdown();
        }
        catch (Exception)
        {
            _client.LinkLost(_number);
        }
        finally
        {
            _connection.Dispose();
        }
    }

    private async Task WriteQueuedAsync(ArrayBufferWriter<byte> output)
    {
        bool more;
        do
        {
            more = _client.TakeOutput(_number, output);
            if (output.WrittenCount > 0)
                await _connection.SendAsync(output.WrittenMemory).ConfigureAwait(false);
            output.ResetWrittenCount();
            _client.OutputFlushed(_number);
        }
        while (more);
    }
}
