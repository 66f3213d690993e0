using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>All transfers that are not over, by number, and who holds a place or waits for one.</summary>
internal sealed class TransferBook
{
    private readonly Dictionary<ulong, HubRelay> _byNumber = [];
    private readonly List<HubRelay> _running = [];
    private ulong _lastNumber;
    private long _lastTurn;

    public int Count => _byNumber.Count;

    /// <summary>The transfers of a person, made when they are first needed.</summary>
    public static SessionTransfers Of(HubSession session) => session.Transfers ??= new();

    /// <summary>Whether a person has so much waiting, or so many transfers open as their receiver, that no more are begun.</summary>
    /// <param name="receiver">The person.</param>
    /// <param name="sender">Who offers.</param>
    /// <param name="isBusy">Whether so much waits for them.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="begun">How many of the open ones do not count, because they are what is being decided.</param>
    public static bool TakesNoOffer(HubSession receiver, HubSession sender, bool isBusy, Limits limits, int begun = 0) => isBusy
        || limits.Transfers.IsReceiverAtLimit((receiver.Transfers?.Downloads ?? 0) - begun, (receiver.Transfers?.DownloadsFrom(sender) ?? 0) - begun);

    public HubRelay? Find(ulong number) => _byNumber.GetValueOrDefault(number);

    public HubRelay Add(RelayState initial, HubSession sender, HubSession receiver)
    {
        var transfer = new HubRelay(initial, ++_lastNumber, sender, receiver);
        _byNumber.Add(transfer.Number, transfer);
        foreach (var side in transfer.Sides)
            Of(side.Session).Add(side);
        return transfer;
    }

    /// <summary>It waits for a place, behind all that wait already.</summary>
    public void Wait(HubRelay transfer)
    {
        transfer.Turn = ++_lastTurn;
        foreach (var side in transfer.Sides)
            Of(side.Session).Waiting.Add(transfer);
    }

    /// <summary>Those that wait for a place of one of this transfer's two people, the oldest first.</summary>
    public static List<HubRelay> WaitingBeside(HubRelay transfer) =>
        [.. transfer.Sides.SelectMany(side => Of(side.Session).Waiting).Distinct().OrderBy(waiting => waiting.Turn)];

    /// <summary>It no longer waits, and holds a place of each side.</summary>
    public void TakePlaces(HubRelay transfer)
    {
        transfer.HasPlaces = true;
        _running.Add(transfer);
        foreach (var side in transfer.Sides)
        {
            Of(side.Session).Waiting.Remove(transfer);
            Of(side.Session).Running++;
        }
    }

    /// <summary>It is over.</summary>
    /// <returns>Whether places have come free.</returns>
    public bool Remove(HubRelay transfer)
    {
        var hadPlaces = transfer.HasPlaces;
        _byNumber.Remove(transfer.Number);
        foreach (var side in transfer.Sides)
        {
            Of(side.Session).Remove(side);
            if (hadPlaces)
                Of(side.Session).Running--;
        }

        if (hadPlaces)
            _running.Remove(transfer);
        transfer.HasPlaces = false;
        return hadPlaces;
    }

    /// <summary>Those that hold places.</summary>
    public IReadOnlyList<HubRelay> Running => _running;
}
