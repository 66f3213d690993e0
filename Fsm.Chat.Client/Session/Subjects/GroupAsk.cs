using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What is asked about a group.</summary>
/// <param name="Kind">What.</param>
/// <param name="Group">The group; empty for all.</param>
/// <param name="People">The people to invite, by name or port as they were typed.</param>
internal sealed record GroupAsk(GroupRequestKind Kind, string Group, IReadOnlyList<string> People);
