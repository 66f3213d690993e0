namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to a machine whose triggers say everything.</summary>
internal readonly record struct Nothing;
