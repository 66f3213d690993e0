namespace Fsm.Chat.Client.Facts;

/// <summary>One step that something has made.</summary>
/// <param name="At">When, since the client was made.</param>
/// <param name="From">The state before.</param>
/// <param name="Trigger">What happened.</param>
/// <param name="To">The state after.</param>
public readonly record struct PastStep(TimeSpan At, string From, string Trigger, string To);
