using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on a request about the conversation with a group.</summary>
/// <param name="Change">What is asked for.</param>
/// <param name="IsMember">Whether whoever asks is in the group.</param>
/// <param name="InConversation">Whether they are in the conversation with it.</param>
/// <param name="Conversations">How many conversations they are in, with people and with groups.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct GroupConversationFacts(
    ConversationChange Change, bool IsMember, bool InConversation, int Conversations, bool ServerStopping)
{
    /// <summary>Whether they have an open invitation to the group.</summary>
    public bool IsInvited { get; init; }
}

/// <summary>Decides requests about conversations with groups: they are for members only.</summary>
public static class GroupConversationDecisions
{
    /// <summary>What a request means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in GroupConversationFacts facts) => facts switch
    {
        { Change: ConversationChange.Open, ServerStopping: true } => (SessionTrigger.OpenRefused, StatusCode.ServerStopping),
        { Change: ConversationChange.Open, IsMember: false } => (SessionTrigger.OpenRefused, GroupRequestDecisions.Outsider(facts.IsInvited)),
        { Change: ConversationChange.Open } => (SessionTrigger.GroupOpenGranted, StatusCode.Ok),
        { IsMember: false } => (SessionTrigger.LeaveRefused, GroupRequestDecisions.Outsider(facts.IsInvited)),
        { InConversation: false } => (SessionTrigger.LeaveRefused, StatusCode.NotInConversation),
        { Conversations: 1 } => (SessionTrigger.LastGroupQuitGranted, StatusCode.Ok),
        _ => (SessionTrigger.GroupQuitGranted, StatusCode.Ok),
    };

    /// <summary>What it means to a person that it is on the disk that they have left a group.</summary>
    /// <param name="inConversation">Whether they are in the conversation with it.</param>
    /// <param name="conversations">How many conversations they are in.</param>
    public static SessionTrigger DecideLeft(bool inConversation, int conversations) =>
        inConversation && conversations == 1 ? SessionTrigger.LastGroupLeaveKept : SessionTrigger.GroupLeaveKept;
}
