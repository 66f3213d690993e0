using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Protocol.Delivery;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Client.Transport;

/// <summary>
/// One TCP connection: tells the core what happens on the socket and writes what the core has queued. It decides nothing, and no exception leaves it.
/// </summary>
public sealed class TcpLink : ILinkPort, IDisposable
{
    private readonly ChatClient _client;
    private readonly long _number;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    // One waiting wake is as good as many. Completing it is the release: what was queued before is still written.
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Makes a link that is not connected.</summary>
    /// <param name="client">The core.</param>
    /// <param name="number">The link's number in the core.</param>
    public TcpLink(ChatClient client, long number) => (_client, _number) = (client, number);

    /// <summary>Connects, and then reads and writes until the connection is over.</summary>
    public async Task RunAsync(ServerEndpoint server)
    {
        try
        {
            await _socket.ConnectAsync(server.Host, server.Port).ConfigureAwait(false);
            var (local, remote) = ((IPEndPoint)_socket.LocalEndPoint!, (IPEndPoint)_socket.RemoteEndPoint!);
            _client.LinkOpened(_number, (ushort)local.Port, HostAddress.FromBytes(remote.Address.GetAddressBytes()));
        }
        catch (Exception e)
        {
            _socket.Dispose();
            _client.DialFailed(_number, SocketMishaps.Explain(e));
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
        _socket.Close(0); // resets: what is unwritten will never be read
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

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
                var count = await _socket.ReceiveAsync(buffer.AsMemory(kept)).ConfigureAwait(false);
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
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception)
        {
            _client.LinkLost(_number);
        }
        finally
        {
            _socket.Dispose();
        }
    }

    private async Task WriteQueuedAsync(ArrayBufferWriter<byte> output)
    {
        bool more;
        do
        {
            more = _client.TakeOutput(_number, output);
            for (var written = 0; written < output.WrittenCount;)
                written += await _socket.SendAsync(output.WrittenMemory[written..]).ConfigureAwait(false);
            output.ResetWrittenCount();
            _client.OutputFlushed(_number);
        }
        while (more);
    }
}
