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
    /// <summary>Messages a second that all senders together send on a schedule; null to send as soon as the window permits.</summary>
    public double? Rate { get; init; }

    /// <summary>Messages without a verdict that a sender may have where they leave on a schedule; 0 where none do.</summary>
    public int OpenWindow { get; init; }

    /// <summary>Messages without a verdict that a sender may ever have.</summary>
    public int LargestWindow => Math.Max(Window, OpenWindow);

    /// <summary>Those who get each message.</summary>
    public int Receivers => Room == 0 ? 1 : Room - 1;
}
