namespace Fsm.Chat.Protocol.Machines.Server.Relay;

/// <summary>What the server has to know to start a transfer that was accepted.</summary>
/// <param name="SenderRunning">Transfers of the sender, in either role, that have a place.</param>
/// <param name="ReceiverRunning">Transfers of the receiver, in either role, that have a place.</param>
/// <param name="Most">As many as one person may have; 0 for no limit.</param>
/// <param name="BothThere">Whether neither session has ended.</param>
public readonly record struct PlaceFacts(int SenderRunning, int ReceiverRunning, int Most, bool BothThere);

/// <summary>Decides whether a transfer can go on: whether there is a place for it, and a link for either side.</summary>
public static class PlaceDecisions
{
    /// <summary>What it means to one transfer of an offer to a group that its receiver takes no more offers; null when they do.</summary>
    public static RelayTrigger? DecideOffered(bool takesNoOffer) => takesNoOffer ? RelayTrigger.OfferBlocked : null;

    /// <summary>What it means to a transfer that one of its sides has a file link now: nothing, or that the contents may pass.</summary>
    /// <param name="isOtherThere">Whether the other side has one too.</param>
    public static RelayTrigger? DecideAttached(bool isOtherThere) => isOtherThere ? RelayTrigger.BothSidesAttached : null;

    /// <summary>What the facts mean for a transfer that waits: nothing, or that it starts.</summary>
    public static RelayTrigger? Decide(in PlaceFacts facts) =>
        facts.BothThere && (facts.Most == 0 || facts.SenderRunning < facts.Most && facts.ReceiverRunning < facts.Most)
            ? RelayTrigger.PlaceGranted
            : null;
}
