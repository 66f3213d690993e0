namespace Fsm.Chat.Client.Program;

/// <summary>The arguments say something that cannot be done; the message says why in one line.</summary>
public sealed class UsageMistakeException(string message) : Exception(message);
