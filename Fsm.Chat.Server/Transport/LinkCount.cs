namespace Fsm.Chat.Server.Transport;

/// <summary>Counts the connections there are, so that there never are more than there are descriptors for; and those that there could not be.</summary>
/// <param name="most">The most there may be.</param>
public sealed class LinkCount(int most)
{
    private int _links;
    private int _toldFull; // 1 from the first refusal until a connection is taken again
    private long _refused;
    private long _failedAccepts;

    /// <summary>The most there may be.</summary>
    public int Most => most;

    /// <summary>Connections that were refused because there were as many as may be.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>How often a connection could not even be accepted.</summary>
    public long FailedAccepts => Interlocked.Read(ref _failedAccepts);

    /// <summary>Counts one more, if there may be one more.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _links) <= most)
        {
            Volatile.Write(ref _toldFull, 0);
            return true;
        }

        Interlocked.Decrement(ref _links);
        return false;
    }

    /// <summary>Counts one less.</summary>
    public void Leave() => Interlocked.Decrement(ref _links);

    /// <summary>Counts one that was refused.</summary>
    /// <returns>Whether it is the first since one was taken: a flood is worth one line in the log, not one each.</returns>
    public bool NoteRefused()
    {
        Interlocked.Increment(ref _refused);
        return Interlocked.Exchange(ref _toldFull, 1) == 0;
    }

    /// <summary>Counts one that could not be accepted.</summary>
    public void NoteFailedAccept() => Interlocked.Increment(ref _failedAccepts);
}
