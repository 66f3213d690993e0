using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>
/// A bad line between clients and a server: a TCP proxy in the process of the test that cuts, delays, swallows, throttles and chops. What is random about it comes
/// from a seed.
/// </summary>
internal sealed class FaultProxy : IDisposable
{
    private const int Buffers = 16 * 1024; // of the kernel: what is throttled shall be felt, not swallowed
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<FaultyLink> _links = [];
    private readonly Fault[] _faults = [Fault.None, Fault.None];
    private readonly int _port;
    private readonly Random _random;
    private PlannedCut? _planned;

    /// <param name="port">Where the server listens on this machine.</param>
    public FaultProxy(int port, int seed = 1)
    {
        (_port, _random) = (port, new(seed));
        _listener.Server.ReceiveBufferSize = Buffers;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public int Links
    {
        get
        {
            lock (_links)
                return _links.Count;
        }
    }

    /// <summary>The cut that waits for its bytes.</summary>
    public PlannedCut? Planned => Volatile.Read(ref _planned);

    /// <summary>Does something to the links that there are, and to those to come.</summary>
    public void Impose(Way way, Fault fault) => Volatile.Write(ref _faults[(int)way], fault);

    /// <summary>Does something to the links that there are; those to come are sound.</summary>
    public void ImposeOnPresent(Way way, Fault fault)
    {
        lock (_links)
            _links.ForEach(link => link.Impose(way, fault));
    }

    public void Cut(CutKind kind, Side told = Side.Both)
    {
        lock (_links)
            _links.ForEach(link => link.Cut(kind, told));
    }

    /// <summary>Will cut a link when so many more bytes have crossed in one direction.</summary>
    public PlannedCut CutAfter(Way way, int bytes, CutKind kind, Side told = Side.Both)
    {
        var planned = new PlannedCut(way, bytes, kind, told);
        Volatile.Write(ref _planned, planned);
        return planned;
    }

    public bool Take(PlannedCut cut) => Interlocked.CompareExchange(ref _planned, null, cut) == cut;

    /// <summary>What is to be done to bytes that a link has no fault of its own for.</summary>
    public Fault FaultOf(Way way) => Volatile.Read(ref _faults[(int)way]);

    /// <summary>How much of what has come is passed on at once.</summary>
    public int LengthOfPiece(Fault fault, int length)
    {
        // A tenth of a second's worth at most, so that a slow line is slow all the time and not in bursts.
        if (fault.BytesPerSecond > 0)
            length = Math.Min(length, Math.Max(1, fault.BytesPerSecond / 10));
        if (fault.LongestPiece == 0)
            return length;
        lock (_random)
            return Math.Min(length, _random.Next(1, fault.LongestPiece + 1));
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_links)
            _links.ForEach(link => link.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                await BeginAsync(await _listener.AcceptSocketAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task BeginAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = Buffers };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _port).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            client.Close(0); // nobody listens behind it
            server.Dispose();
            return;
        }

        var link = new FaultyLink(this, client, server);
        lock (_links)
            _links.Add(link);
        _ = link.RunAsync();
    }
}
