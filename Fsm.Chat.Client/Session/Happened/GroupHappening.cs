using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What the server told of a group.</summary>
/// <param name="Group">In which group.</param>
/// <param name="Person">To whom.</param>
/// <param name="News">What happened.</param>
internal sealed record GroupHappening(string Group, string Person, GroupNews News);
