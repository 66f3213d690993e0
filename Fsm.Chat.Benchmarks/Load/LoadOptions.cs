namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What a load run does.</summary>
/// <param name="Connections">Connections, in pairs or rooms.</param>
/// <param name="Room">Connections to a room; 0 for pairs.</param>
/// <param name="Both">Whether both of a pair send, or only the first.</param>
/// <param name="Window">Messages without a verdict that a sender may have.</param>
/// <param name="Length">Bytes of each text.</param>
/// <param name="WarmUp">How long to run before measuring.</param>
/// <param name="Measured">How long to measure.</param>
internal sealed record LoadOptions(int Connections, int Room, bool Both, int Window, int Length, TimeSpan WarmUp, TimeSpan Measured)
{
    /// <summary>Those who get each message.</summary>
    public int Receivers => Room == 0 ? 1 : Room - 1;
}
