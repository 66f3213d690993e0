using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What a transfer's effects need to know of the event that caused them. Valid during one step only.</summary>
internal readonly ref struct RelayEvent
{
    private readonly ulong _offset;
    private readonly ReadOnlySpan<byte> _hash;

    private RelayEvent(HubSession? by, StatusCode status, ulong offset, ReadOnlySpan<byte> hash)
    {
        (By, Status, _offset) = (by, status, offset);
        _hash = hash;
    }

    /// <summary>Who said it; null when it came about without anybody's words.</summary>
    public HubSession? By { get; }

    /// <summary>How the transfer ends, if it ends by this.</summary>
    public StatusCode Status { get; }

    /// <summary>Bytes of the file that the receiver has.</summary>
    public ulong Offset => By is null ? throw Unsaid() : _offset;

    /// <summary>The SHA-256 of those.</summary>
    public ReadOnlySpan<byte> Hash => By is null ? throw Unsaid() : _hash;

    /// <summary>It came about, and nobody said anything.</summary>
    public static RelayEvent Of(RelayTrigger trigger) => new(null, StatementDecisions.Outcome(trigger), 0, default);

    /// <summary>One of the two said it.</summary>
    public static RelayEvent Said(HubSession by, StatusCode status, ulong offset, ReadOnlySpan<byte> hash) => new(by, status, offset, hash);

    /// <summary>Whether a trigger is somebody's words.</summary>
    public static bool IsSaid(RelayTrigger trigger) => trigger is RelayTrigger.AcceptReceived or RelayTrigger.DeclineReceived
        or RelayTrigger.SenderCancelReceived or RelayTrigger.ReceiverCancelReceived or RelayTrigger.ReportReceived;

    private static InvalidOperationException Unsaid() => new InvalidOperationException("Nobody said anything.");
}
