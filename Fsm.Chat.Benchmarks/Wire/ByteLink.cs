using System.Net;

namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>
/// A connection that bytes come out of. They are handled where they arrive, on the thread that polls; what they cause leaves in one write at the end of the batch, and nothing
/// is allocated for a message.
/// </summary>
internal abstract class ByteLink : IDisposable
{
    private readonly LinkTransport _transport;
    private byte[] _buffer;
    private int _count;

    /// <summary>Takes over a connection.</summary>
    /// <param name="transport">The connection.</param>
    /// <param name="bufferSize">Bytes to read at once at most, and to have room for when writing.</param>
    protected ByteLink(LinkTransport transport, int bufferSize)
    {
        _transport = transport;
        _buffer = new byte[bufferSize];
        Output = new(transport, bufferSize, Fail);
        transport.ReadEnded = () =>
        {
            if (Take())
                Read();
        };
    }

    /// <summary>This side.</summary>
    public IPEndPoint Local => _transport.Local;

    /// <summary>The other side.</summary>
    public IPEndPoint Remote => _transport.Remote;

    /// <summary>What leaves.</summary>
    public LinkOutput Output { get; }

    /// <summary>Held while bytes are handled, and by whoever else looks at this link's state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Begins to read.</summary>
    public void Read()
    {
        try
        {
            while (!_transport.Read(_buffer, _count, _buffer.Length - _count) && Take())
            {
                // There was more at once.
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed by this side: nobody waits for more.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Tells the other side that nothing more will come. What it still sends is read.</summary>
    protected void CloseWriting() => _transport.CloseWriting();

    /// <summary>Handles what has arrived, as far as it is whole.</summary>
    /// <param name="buffer">It begins with what has arrived and was not taken before.</param>
    /// <param name="count">How many bytes that are.</param>
    /// <returns>How many of them were taken.</returns>
    protected abstract int Take(byte[] buffer, int count);

    /// <summary>All of one read was handled; what is gathered now leaves with what that caused.</summary>
    protected abstract void EndBatch();

    /// <summary>The same, when the gate is open again: here other links can be told.</summary>
    protected virtual void AfterBatch()
    {
    }

    /// <summary>The other side has closed.</summary>
    protected abstract void Ended();

    /// <summary>Something went wrong.</summary>
    protected abstract void Fail(string problem);

    private bool Take()
    {
        if (_transport.BytesRead == 0 || _transport.ReadFault is not null)
        {
            if (_transport.ReadFault is { } fault)
                Fail($"reading failed: {fault}");
            else
                Ended();
            return false;
        }

        _count += _transport.BytesRead;
        try
        {
            lock (Gate)
            {
                Keep(Take(_buffer, _count));
                EndBatch();
            }

            Output.Flush();
            AfterBatch();
        }
        catch (Exception problem)
        {
            Fail(problem is WireException ? problem.Message : problem.ToString());
            return false;
        }

        return true;
    }

    private void Keep(int taken)
    {
        _count -= taken;
        _buffer.AsSpan(taken, _count).CopyTo(_buffer);
        if (_count == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
    }
}
