namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to the wish to leave.</summary>
/// <param name="HasDraft">Whether a line is typed that is not sent; known of a wish, and of nothing else.</param>
internal readonly record struct LeaveHappened(bool HasDraft);
