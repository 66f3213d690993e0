namespace Fsm.Chat.Client.OneShot;

/// <summary>What one of the commands for scripts was called with.</summary>
/// <param name="Errand">What is to be done.</param>
/// <param name="Timeout">How long it may take; null for ever.</param>
internal sealed record OneShotSettings(IErrand Errand, TimeSpan? Timeout);

/// <summary>The arguments say something that cannot be done; the message says why in one line.</summary>
public sealed class UsageMistakeException(string message) : Exception(message);
