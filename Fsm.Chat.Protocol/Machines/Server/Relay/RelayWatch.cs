namespace Fsm.Chat.Protocol.Machines.Server.Relay;

/// <summary>What the sweep makes of the time stamp that the passing bytes of a transfer leave.</summary>
public static class RelayWatch
{
    /// <summary>What has happened, if anything.</summary>
    /// <param name="state">Where the transfer is.</param>
    /// <param name="progressedAt">When a byte last moved.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="limit">How long nothing may move; zero for no limit.</param>
    public static RelayTrigger? Check(RelayState state, TimeSpan progressedAt, TimeSpan now, TimeSpan limit) =>
        state == RelayState.Streaming && limit > TimeSpan.Zero && now - progressedAt >= limit ? RelayTrigger.TransferStalled : null;
}
