using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on a request about a conversation.</summary>
/// <param name="Change">What is asked for.</param>
/// <param name="PeerFound">Whether exactly one person of that name, and port if one was given, is connected.</param>
/// <param name="PeerAmbiguous">Whether only a port was given and several people have it.</param>
/// <param name="PeerIsSelf">Whether that is whoever asks.</param>
/// <param name="InConversation">Whether whoever asks is in the conversation.</param>
/// <param name="Conversations">How many conversations whoever asks is in, with people and with groups.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct ConversationFacts(
    ConversationChange Change,
    bool PeerFound,
    bool PeerAmbiguous,
    bool PeerIsSelf,
    bool InConversation,
    int Conversations,
    bool ServerStopping)
{
    /// <summary>Whether the other person takes nothing from whoever asks.</summary>
    public bool IsIgnored { get; init; }
}

/// <summary>Decides requests about conversations, and what the end of one means.</summary>
public static class ConversationDecisions
{
    /// <summary>What a request means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in ConversationFacts facts) =>
        facts.Change == ConversationChange.Open ? Open(facts) : Leave(facts);

    /// <summary>What the end of another person's session means to this one.</summary>
    /// <param name="inConversation">Whether this one was in the conversation with them.</param>
    /// <param name="conversations">How many conversations this one is in, with people and with groups, that one included.</param>
    public static SessionTrigger DecideGone(bool inConversation, int conversations) =>
        inConversation && conversations == 1 ? SessionTrigger.LastPartnerGone : SessionTrigger.PartnerGone;

    private static (SessionTrigger, StatusCode) Open(in ConversationFacts facts) => facts switch
    {
        { ServerStopping: true } => (SessionTrigger.OpenRefused, StatusCode.ServerStopping),
        { PeerAmbiguous: true } => (SessionTrigger.OpenRefused, StatusCode.RecipientAmbiguous),
        { PeerFound: false } => (SessionTrigger.OpenRefused, StatusCode.UnknownRecipient),
        { PeerIsSelf: true } => (SessionTrigger.OpenRefused, StatusCode.RecipientIsSelf),
        { IsIgnored: true } => (SessionTrigger.OpenRefused, StatusCode.Ignored),
        { InConversation: true } => (SessionTrigger.OpenRepeated, StatusCode.Ok),
        _ => (SessionTrigger.OpenGranted, StatusCode.Ok),
    };

    private static (SessionTrigger, StatusCode) Leave(in ConversationFacts facts) => facts switch
    {
        { PeerAmbiguous: true } => (SessionTrigger.LeaveRefused, StatusCode.RecipientAmbiguous),
        { PeerFound: false } => (SessionTrigger.LeaveRefused, StatusCode.UnknownRecipient),
        { InConversation: false } => (SessionTrigger.LeaveRefused, StatusCode.NotInConversation),
        { Conversations: 1 } => (SessionTrigger.LastLeaveGranted, StatusCode.Ok),
        _ => (SessionTrigger.LeaveGranted, StatusCode.Ok),
    };
}
