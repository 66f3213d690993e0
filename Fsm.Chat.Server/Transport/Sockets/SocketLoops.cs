namespace Fsm.Chat.Server.Transport.Sockets;

/// <summary>A <see cref="SocketLoop"/> for each core, on Linux; none elsewhere. They run until they are disposed.</summary>
internal sealed class SocketLoops : IRounds, IDisposable
{
    private readonly SocketLoop[] _loops = OperatingSystem.IsLinux() ? [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new SocketLoop())] : [];
    private readonly SocketLoop?[] _byThread; // by the number of its thread
    private uint _next;

    /// <summary>Starts them.</summary>
    public SocketLoops()
    {
        _byThread = new SocketLoop?[_loops.Select(loop => loop.ThreadNumber + 1).DefaultIfEmpty().Max()];
        foreach (var loop in _loops)
            _byThread[loop.ThreadNumber] = loop;
    }

    /// <summary>The loop for one more connection, each in its turn; null where there are none.</summary>
    public SocketLoop? Next() => _loops.Length == 0 ? null : _loops[Interlocked.Increment(ref _next) % (uint)_loops.Length];

    /// <inheritdoc/>
    public bool TryPutOff(IRoundEnd what)
    {
        var thread = Environment.CurrentManagedThreadId;
        if (thread >= _byThread.Length || _byThread[thread] is not { } loop)
            return false;
        loop.AtRoundEnd(what);
        return true;
    }

    /// <summary>Ends them, each after its round. Sockets that they still watch hear of nothing any more.</summary>
    public void Dispose()
    {
        foreach (var loop in _loops)
            loop.Dispose();
    }
}
