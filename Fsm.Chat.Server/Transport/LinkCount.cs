namespace Fsm.Chat.Server.Transport;

/// <summary>Counts the connections there are, so that there never are more than there are descriptors for.</summary>
/// <param name="most">The most there may be.</param>
public sealed class LinkCount(int most)
{
    private int _links;

    /// <summary>The most there may be.</summary>
    public int Most => most;

    /// <summary>Counts one more, if there may be one more.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _links) <= most)
            return true;
        Interlocked.Decrement(ref _links);
        return false;
    }

    /// <summary>Counts one less.</summary>
    public void Leave() => Interlocked.Decrement(ref _links);
}
