using Fsm.Chat.Server.Hub.Groups;

namespace Fsm.Chat.Server.Hub;

/// <summary>Whose a queued message was: somebody's to one person, or one of several copies for the members of a group. There is one in every entry of every queue, so it is small.</summary>
internal readonly struct MessageOrigin
{
    private readonly object _whose;

    /// <summary>A message to one person.</summary>
    /// <param name="sender">The session it came from.</param>
    /// <param name="sequence">Its number there.</param>
    public MessageOrigin(HubSession sender, ulong sequence) => (_whose, Sequence) = (sender, sequence);

    /// <summary>A message to a group.</summary>
    public MessageOrigin(GroupTally tally) => _whose = tally;

    /// <summary>The count of those who have decided, if it was a message to a group.</summary>
    public GroupTally? Tally => _whose as GroupTally;

    /// <summary>The session that a message to one person came from.</summary>
    public HubSession Sender => (HubSession)_whose;

    /// <summary>The number of a message to one person.</summary>
    public ulong Sequence { get; }
}
