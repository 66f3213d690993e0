namespace Fsm.Chat.Protocol.Machines.Relay;

/// <summary>What a transfer's transition asks for on the server.</summary>
public enum RelayEffect : byte
{
    /// <summary>Tell the sender that it was accepted, and what the receiver has already.</summary>
    TellAccepted,

    /// <summary>Take a place of each side for it, or let it wait until there are some.</summary>
    TakePlace,

    /// <summary>Tell both sides to make their file links, each with its token.</summary>
    SendStart,

    /// <summary>Confirm both file links.</summary>
    ConfirmAttached,

    /// <summary>Pass on what the sender's file link brings.</summary>
    BeginRelay,

    /// <summary>Tell the sender how it ended.</summary>
    TellSender,

    /// <summary>Tell the receiver how it ended.</summary>
    TellReceiver,

    /// <summary>Close the file links that are there.</summary>
    CloseFileLinks,

    /// <summary>No longer count it among the open ones, and give its places to those that wait.</summary>
    ForgetTransfer,
}
