namespace Fsm.Chat.Server.Hub.Events;

/// <summary>The triggers of the server bring nothing along.</summary>
internal readonly struct ServerEvent;
