namespace Fsm.Chat.Client.Session;

/// <summary>Where a plain line goes.</summary>
/// <param name="Server">The server as it is shown; null when there is none.</param>
/// <param name="Name">The person or group; empty when the line is a command.</param>
public sealed record LineTarget(string? Server, string Name);
