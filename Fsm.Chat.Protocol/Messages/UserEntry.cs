
namespace Fsm.Chat.Protocol.Messages;

/// <summary>One connected person, as everybody sees them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">Where the connection comes from.</param>
/// <param name="Port">The connection's port there.</param>
public readonly record struct UserEntry(string Name, HostAddress Address, ushort Port);
