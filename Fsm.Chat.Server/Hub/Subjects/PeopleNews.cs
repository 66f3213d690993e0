using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Who has come and gone, as those who want to hear it are told.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Total">How many people are there.</param>
/// <param name="Came">Who has come, or who is there.</param>
/// <param name="Went">Who has gone.</param>
internal sealed record PeopleNews(RosterNewsKind Kind, int Total, IReadOnlyList<UserEntry> Came, IReadOnlyList<string> Went);
