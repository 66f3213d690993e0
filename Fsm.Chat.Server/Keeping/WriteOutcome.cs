namespace Fsm.Chat.Server.Keeping;

/// <summary>What became of a batch.</summary>
internal enum WriteOutcome : byte
{
    Stored,
    Refused,
    InDoubt,
}
