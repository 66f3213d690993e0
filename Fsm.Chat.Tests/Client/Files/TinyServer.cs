using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>As much of a server as two file links need.</summary>
internal sealed class TinyServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _accepted = [];

    public TinyServer() => _listener.Start();

    public ServerEndpoint Endpoint => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port, IsPlain: true);

    /// <summary>Bytes of the sender's that were passed on.</summary>
    public long Relayed { get; private set; }

    /// <summary>Writes one frame of the server's to one link.</summary>
    public static async Task SayAsync<TMessage>(Socket socket, TMessage message, ulong sequence)
        where TMessage : IMessage => await socket.SendAsync(Frames.Write(message, sequence, FrameOrigin.Server));

    public async Task<(Socket Link, ReceivedFrame Attachment)> AcceptAsync()
    {
        var link = await _listener.AcceptSocketAsync().WaitAsync(TimeSpan.FromSeconds(30));
        lock (_accepted)
            _accepted.Add(link);
        var (peer, next) = (new NativePeer(FrameOrigin.Server), new byte[FrameHeader.Size + new FileAttachment().BodySize]);
        while (true)
        {
            if (peer.Read() is { } frame)
                return (link, frame);
            peer.Hear(next.AsSpan(0, await link.ReceiveAsync(next)));
        }
    }

    public async Task<Socket> AcceptAndConfirmAsync()
    {
        var (link, _) = await AcceptAsync();
        await SayAsync(link, new Confirmation(1, StatusCode.Ok), sequence: 1);
        return link;
    }

    /// <summary>Takes two links; the token's first byte, 1 or 2, says which is the sender's. Then passes on what the sender says, up to some bytes.</summary>
    public async Task RelayAsync(long limit = long.MaxValue, Func<Task>? beforeCopying = null)
    {
        var links = new[] { await AcceptAsync(), await AcceptAsync() }.OrderBy(link => link.Attachment.Body[9]).Select(link => link.Link).ToArray();
        foreach (var link in links)
            await SayAsync(link, new Confirmation(1, StatusCode.Ok), sequence: 1);
        await (beforeCopying?.Invoke() ?? Task.CompletedTask);
        var buffer = new byte[256 * 1024];
        try
        {
            while (Relayed < limit && await links[0].ReceiveAsync(buffer) is > 0 and var count)
            {
                count = (int)Math.Min(count, limit - Relayed);
                Relayed += count;
                for (var sent = 0; sent < count;)
                    sent += await links[1].SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One side has left.
        }

        foreach (var link in links)
            link.Dispose();
    }

    /// <summary>Waits until the other side has closed a link.</summary>
    public static async Task AwaitCloseAsync(Socket link)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await link.ReceiveAsync(buffer).WaitAsync(TimeSpan.FromSeconds(30)) > 0) { }
        }
        catch (SocketException)
        {
            // Closed with a reset.
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_accepted)
            _accepted.ForEach(link => link.Dispose());
    }
}
