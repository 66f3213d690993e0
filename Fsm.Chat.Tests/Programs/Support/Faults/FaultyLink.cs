using System.Net.Sockets;

namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>One connection through the proxy: a socket to the client, one to the server, and what happens to the bytes between them.</summary>
internal sealed class FaultyLink(FaultProxy proxy, Socket client, Socket server) : IDisposable
{
    private readonly Fault?[] _own = new Fault?[2];

    /// <summary>Passes bytes both ways until both have ended.</summary>
    public Task RunAsync() => Task.WhenAll(PassAsync(Way.ToServer, client, server), PassAsync(Way.ToClient, server, client));

    /// <summary>Gives this link a fault of its own.</summary>
    public void Impose(Way way, Fault fault) => Volatile.Write(ref _own[(int)way], fault);

    public void Cut(CutKind kind, Side told)
    {
        // First nobody hears of what the other side is told.
        Impose(Way.ToServer, Fault.Blackhole);
        Impose(Way.ToClient, Fault.Blackhole);
        if (told.HasFlag(Side.Client))
            Close(client, kind);
        if (told.HasFlag(Side.Server))
            Close(server, kind);
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private async Task PassAsync(Way way, Socket from, Socket to)
    {
        var buffer = new byte[8 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer).ConfigureAwait(false) is var count and > 0)
            {
                for (var rest = buffer.AsMemory(0, count); !rest.IsEmpty;)
                    rest = rest[await PassPieceAsync(way, to, rest).ConfigureAwait(false)..];
            }

            if (!FaultOf(way).HidesEnd)
                to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            if (!FaultOf(way).HidesEnd)
                Close(to, CutKind.Reset);
        }
    }

    private async ValueTask<int> PassPieceAsync(Way way, Socket to, ReadOnlyMemory<byte> bytes)
    {
        var fault = FaultOf(way);
        if (fault.IsBlackhole)
            return bytes.Length;
        var length = proxy.LengthOfPiece(fault, bytes.Length);
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay).ConfigureAwait(false);
        var cut = proxy.Planned is { } planned && planned.Way == way ? planned : null;
        length = cut?.Allow(length) ?? length;
        for (var sent = 0; sent < length;)
            sent += await to.SendAsync(bytes[sent..length]).ConfigureAwait(false);
        if (cut is { IsDue: true } && proxy.Take(cut))
            cut.Do(this);
        if (fault.BytesPerSecond > 0)
            await Task.Delay(TimeSpan.FromSeconds((double)length / fault.BytesPerSecond)).ConfigureAwait(false);
        return length;
    }

    private Fault FaultOf(Way way) => Volatile.Read(ref _own[(int)way]) ?? proxy.FaultOf(way);

    private static void Close(Socket socket, CutKind kind)
    {
        try
        {
            if (kind == CutKind.End)
                socket.Shutdown(SocketShutdown.Send); // what the other end still writes is swallowed
            else
                socket.Close(0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It was over before.
        }
    }
}
