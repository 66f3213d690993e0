namespace Fsm.Chat.Benchmarks.Wire;

/// <summary>The other side broke the protocol, or what it promises.</summary>
internal sealed class WireException(string problem) : Exception(problem);
