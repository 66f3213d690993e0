namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>The transfers of one person, in either role.</summary>
internal sealed class SessionTransfers
{
    private readonly HashSet<HubRelay> _open = [];

    /// <summary>Open ones as their sender.</summary>
    public int Uploads { get; private set; }

    /// <summary>Open ones as their receiver, offers included.</summary>
    public int Downloads { get; private set; }

    /// <summary>Open ones as their receiver that one person sends.</summary>
    public int DownloadsFrom(HubSession sender) => _open.Count(transfer => transfer.Sender.Session == sender);

    /// <summary>Those that hold a place.</summary>
    public int Running { get; set; }

    /// <summary>Those that were accepted and wait for a place, the oldest first.</summary>
    public List<HubRelay> Waiting { get; } = [];

    /// <summary>All that are not over, the oldest first.</summary>
    public IEnumerable<HubRelay> Open => _open.OrderBy(transfer => transfer.Number);

    public void Add(TransferSide side)
    {
        _open.Add(side.Transfer);
        Count(side, 1);
    }

    public void Remove(TransferSide side)
    {
        Waiting.Remove(side.Transfer);
        if (_open.Remove(side.Transfer))
            Count(side, -1);
    }

    private void Count(TransferSide side, int change)
    {
        if (side.IsSender)
            Uploads += change;
        else
            Downloads += change;
    }
}
