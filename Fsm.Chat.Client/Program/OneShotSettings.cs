using Fsm.Chat.Client.OneShot;

namespace Fsm.Chat.Client.Program;

/// <summary>What one of the commands for scripts was called with.</summary>
/// <param name="Errand">What is to be done.</param>
/// <param name="Timeout">How long it may take; null for ever.</param>
internal sealed record OneShotSettings(IErrand Errand, TimeSpan? Timeout);
