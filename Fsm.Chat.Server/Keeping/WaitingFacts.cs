namespace Fsm.Chat.Server.Keeping;

/// <summary>
/// What waits to be written: it fills batches while one is being written, so batches become as large as the disk is slow, without any timer. Belongs to the
/// monitor of the hub.
/// </summary>
public sealed class WaitingFacts
{
    /// <summary>More facts than this do not wait.</summary>
    public const int MostFacts = 8192;

    /// <summary>More memory than this is not taken by what waits.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    private readonly Queue<StoreBatch> _full = new();
    private StoreBatch _filling = new();
    private long _bytesInFull;
    private int _countInFull;

    /// <summary>How many facts wait.</summary>
    public int Count => _countInFull + _filling.Count;

    /// <summary>About how many bytes they take.</summary>
    public long Bytes => _bytesInFull + _filling.Bytes;

    /// <summary>Whether whoever wants something kept has to be told to try again later.</summary>
    public bool IsBusy => Count >= MostFacts || Bytes >= MostBytes;

    /// <summary>Where the next fact goes.</summary>
    public StoreBatch Filling
    {
        get
        {
            if (_filling.IsFull)
            {
                _full.Enqueue(_filling);
                _bytesInFull += _filling.Bytes;
                _countInFull += _filling.Count;
                _filling = new();
            }

            return _filling;
        }
    }

    /// <summary>Takes the batch that is to be written next; null when nothing waits.</summary>
    public StoreBatch? Take()
    {
        if (_full.TryDequeue(out var batch))
        {
            _bytesInFull -= batch.Bytes;
            _countInFull -= batch.Count;
            return batch;
        }

        if (_filling.Count == 0)
            return null;
        (batch, _filling) = (_filling, new());
        return batch;
    }
}
