using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What an account's effects need to know of the event that caused them.</summary>
/// <param name="Status">Why something was not written down; only of that.</param>
/// <param name="Key">The key that it is about; only of what is about one.</param>
internal readonly record struct AccountEvent(StatusCode Status, AccountKey? Key = null);
