using System.Net;
using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>The same bytes as <see cref="ServerTransfers"/> send, through one socat for each transfer.</summary>
/// <param name="length">Bytes of each file.</param>
/// <param name="streams">Transfers at once.</param>
/// <param name="buffer">Bytes that socat moves at once.</param>
/// <param name="core">The core it is kept on, if any.</param>
internal sealed class SocatTransfers(long length, int streams, int buffer, int? core) : IDisposable
{
    private const int Patience = 10_000_000; // microseconds
    private readonly List<SocatProcess> _processes = [];
    private readonly List<FilePass> _passes = [];

    /// <summary>Runs.</summary>
    /// <exception cref="LoadException">Something other came out than went in.</exception>
    public FileFigures Run()
    {
        for (var i = 0; i < streams; i++)
            Connect();
        var usage = FilePass.Run(_passes, _processes.ConvertAll(process => process.Pid), new(), () => { });
        return FileFigures.Of("socat", length, streams, usage);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _passes.ForEach(pass => pass.Dispose());
        _processes.ForEach(process => process.Dispose());
    }

    private void Connect()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var process = new SocatProcess((IPEndPoint)listener.LocalEndPoint!, buffer, core);
        _processes.Add(process);
        var from = FileLink.Prepare(process.Connect());
        if (!listener.Poll(Patience, SelectMode.SelectRead))
            throw new LoadException("socat does not connect");
        _passes.Add(new(from, FileLink.Prepare(listener.Accept()), length));
    }
}
