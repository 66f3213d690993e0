using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>Decides what a wish means that not every server knows: one that does not would close the link for it.</summary>
public static class GrantDecisions
{
    /// <summary>What it means that somebody is to be ignored, or no longer, or that it is asked who is.</summary>
    /// <param name="state">Where the user is: only a server that is there can be one that does not know of it.</param>
    /// <param name="granted">What the server has granted; nothing where there is no session.</param>
    public static UserTrigger DecideIgnore(UserState state, Wishes granted) => state is UserState.Connected or UserState.Chatting && !granted.HasFlag(Wishes.Ignoring)
        ? UserTrigger.UnknownIgnoreTyped
        : UserTrigger.IgnoreTyped;
}
