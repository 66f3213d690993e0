using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What the store's effects need to know of the event that caused them.</summary>
/// <param name="Refusal">Why nothing was stored; only of a refusal.</param>
internal readonly record struct StoreEvent(StoreRefusal Refusal);
