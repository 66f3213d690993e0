using Fsm.Chat.Client.OneShot;

namespace Fsm.Chat.Client.Program;

/// <summary>What one of the commands for scripts was called with.</summary>
/// <param name="Errand">What is to be done.</param>
/// <param name="Time">How long it may take.</param>
internal sealed record OneShotSettings(IErrand Errand, OneShotTime Time);
