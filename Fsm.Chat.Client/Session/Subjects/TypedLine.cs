namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a line means that needs no reading any more; what there is of it is known to whatever carries lines out.</summary>
public abstract record TypedLine;
