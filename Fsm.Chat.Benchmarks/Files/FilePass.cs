using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>Contents on their way through something: a thread pushes them in, another one takes them out.</summary>
/// <param name="from">Where they go in.</param>
/// <param name="to">Where they come out.</param>
/// <param name="length">Bytes of the file.</param>
internal sealed class FilePass(Socket from, Socket to, long length) : IDisposable
{
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(50);

    private readonly FileSource _source = new(from, length);
    private readonly FileSink _sink = new(to, length);

    /// <summary>Lets all contents pass at once.</summary>
    /// <param name="passes">What has to pass.</param>
    /// <param name="pids">The processes it passes through.</param>
    /// <param name="control">Is told of failures.</param>
    /// <param name="tick">What is done every 50 ms meanwhile.</param>
    public static PassUsage Run(IReadOnlyList<FilePass> passes, IReadOnlyList<int> pids, LoadControl control, Action tick)
    {
        using var left = new CountdownEvent(passes.Count);
        var meter = new UsageMeter(pids);
        foreach (var pass in passes)
        {
            Begin("source", pass._source.Push, control);
            Begin("sink", () =>
            {
                pass._sink.Read();
                left.Signal();
            }, control);
        }

        while (!left.Wait(_pace))
        {
            control.ThrowIfFailed();
            meter.Watch();
            tick();
        }

        return meter.Read();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        from.Dispose();
        to.Dispose();
    }

    private static void Begin(string name, Action work, LoadControl control) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception problem)
        {
            control.Fail($"{name}: {(problem is WireException or SocketException ? problem.Message : problem)}");
        }
    }) { IsBackground = true }.Start();
}
