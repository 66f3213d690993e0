using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What an account's effects need to know of the event that caused them.</summary>
/// <param name="Status">Why something was not written down; only of that.</param>
internal readonly record struct AccountEvent(StatusCode Status);
