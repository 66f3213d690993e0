using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Groups;

/// <summary>What the server told of a group.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Group">In which group.</param>
/// <param name="Person">To whom.</param>
/// <param name="Code">More of it, by the kind of change.</param>
internal sealed record GroupHappening(GroupChange Change, string Group, string Person, ushort Code);
