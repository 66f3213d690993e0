namespace Fsm.Chat.Protocol.Machines.Relay;

/// <summary>What the sweep makes of the time stamp that the passing bytes of a transfer leave.</summary>
public static class RelayWatch
{
    /// <summary>What has happened, if anything.</summary>
    /// <param name="state">Where the transfer is.</param>
    /// <param name="progressedAt">When a byte last moved.</param>
    /// <param name="now">The present moment.</param>
    public static RelayTrigger? Check(RelayState state, TimeSpan progressedAt, TimeSpan now) =>
        state == RelayState.Streaming && now - progressedAt >= Limits.TransferStall ? RelayTrigger.TransferStalled : null;
}
