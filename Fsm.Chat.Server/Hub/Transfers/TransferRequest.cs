using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Transfers;

/// <summary>What a client asks for or says about files, as its session's effects need it. Valid during one step only.</summary>
internal ref struct TransferRequest
{
    /// <summary>Whom an offer is for.</summary>
    public OfferDestination? Destination { get; init; }

    /// <summary>The name of the file that is offered.</summary>
    public ReadOnlySpan<byte> FileName { get; init; }

    /// <summary>Bytes of the file that is offered.</summary>
    public ulong Length { get; init; }

    /// <summary>The transfer that something is said about; null when it is over, or was never this person's.</summary>
    public HubRelay? Transfer { get; init; }

    /// <summary>What is said about it.</summary>
    public RelayTrigger Trigger { get; init; }

    /// <summary>The rest of what is said.</summary>
    public TransferStatement Said { get; init; }
}

/// <summary>What a transfer's effects need to know of the event that caused them. Valid during one step only.</summary>
internal ref struct TransferStatement
{
    /// <summary>Who said it; null when nobody did.</summary>
    public HubSession? By { get; init; }

    /// <summary>How the transfer ends, if it ends by this.</summary>
    public StatusCode Status { get; init; }

    /// <summary>Bytes of the file that the receiver has.</summary>
    public ulong Offset { get; init; }

    /// <summary>The SHA-256 of those.</summary>
    public ReadOnlySpan<byte> Hash { get; init; }
}
