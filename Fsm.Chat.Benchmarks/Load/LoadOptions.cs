namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What a load run does.</summary>
/// <param name="Connections">Connections, two to a pair.</param>
/// <param name="Both">Whether both of a pair send, or only the first.</param>
/// <param name="Window">Messages without a verdict that a sender may have.</param>
/// <param name="Length">Bytes of each text.</param>
/// <param name="WarmUp">How long to run before measuring.</param>
/// <param name="Measured">How long to measure.</param>
internal sealed record LoadOptions(int Connections, bool Both, int Window, int Length, TimeSpan WarmUp, TimeSpan Measured);
