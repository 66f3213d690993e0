namespace Fsm.Chat.Client.Configuration;

/// <summary>The configuration cannot be used; the message says why in one line, with file and line.</summary>
public sealed class ConfigurationMistakeException(string message) : Exception(message);
