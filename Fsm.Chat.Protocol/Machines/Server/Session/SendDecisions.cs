using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on one message.</summary>
/// <param name="TextBytes">The length of the text.</param>
/// <param name="MaxText">The longest text.</param>
/// <param name="RecipientFound">Whether exactly one person of that name, and port if one was given, is connected.</param>
/// <param name="RecipientAmbiguous">Whether only a port was given and several people have it.</param>
/// <param name="RecipientIsSelf">Whether that is the sender.</param>
/// <param name="RecipientBusy">Whether too much waits for the recipient.</param>
/// <param name="ServerBusy">Whether too much waits in all queues together.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
/// <param name="InConversation">Whether the sender is in the conversation with the recipient.</param>
public readonly record struct SendFacts(
    int TextBytes,
    int MaxText,
    bool RecipientFound,
    bool RecipientAmbiguous,
    bool RecipientIsSelf,
    bool RecipientBusy,
    bool ServerBusy,
    bool ServerStopping,
    bool InConversation)
{
    /// <summary>Whether the recipient takes nothing from the sender.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether the message is to be kept, because the names of both are theirs, and whether it can be.</summary>
    public KeepingAnswer Keeping { get; init; }
}

/// <summary>Decides send requests.</summary>
public static class SendDecisions
{
    /// <summary>What a message means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in SendFacts facts)
    {
        var status = Refusal(facts);
        if (status != StatusCode.Ok)
            return (SessionTrigger.SendRefused, status);
        return (facts.InConversation, facts.Keeping) switch
        {
            (true, KeepingAnswer.NotKept) => (SessionTrigger.SendGranted, StatusCode.Ok),
            (false, KeepingAnswer.NotKept) => (SessionTrigger.FirstSendGranted, StatusCode.Ok),
            (true, _) => (SessionTrigger.KeptSendGranted, StatusCode.Ok),
            _ => (SessionTrigger.FirstKeptSendGranted, StatusCode.Ok),
        };
    }

    private static StatusCode Refusal(in SendFacts facts) => facts switch
    {
        { ServerStopping: true } => StatusCode.ServerStopping,
        { TextBytes: 0 } => StatusCode.TextEmpty,
        _ when facts.MaxText > 0 && facts.TextBytes > facts.MaxText => StatusCode.TextTooLong,
        { RecipientAmbiguous: true } => StatusCode.RecipientAmbiguous,
        { RecipientFound: false } => StatusCode.UnknownRecipient,
        { RecipientIsSelf: true } => StatusCode.RecipientIsSelf,
        { IsIgnored: true } => StatusCode.Ignored,
        { Keeping: KeepingAnswer.CannotStore } => StatusCode.CannotStore,
        { Keeping: KeepingAnswer.Busy } => StatusCode.ServerBusy,
        { Keeping: KeepingAnswer.NotKept, RecipientBusy: true } => StatusCode.RecipientBusy,
        { Keeping: KeepingAnswer.NotKept, ServerBusy: true } => StatusCode.ServerBusy,
        _ => StatusCode.Ok,
    };
}

/// <summary>What the server has to know to decide on one message to a group.</summary>
/// <param name="TextBytes">The length of the text.</param>
/// <param name="MaxText">The longest text.</param>
/// <param name="IsMember">Whether the sender is in the group.</param>
/// <param name="Others">How many members there are besides the sender, without those who take nothing from them.</param>
/// <param name="ServerBusy">Whether too much waits in all queues together.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct GroupSendFacts(int TextBytes, int MaxText, bool IsMember, int Others, bool ServerBusy, bool ServerStopping)
{
    /// <summary>Whether the sender has an open invitation to the group.</summary>
    public bool IsInvited { get; init; }

    /// <summary>Whether some member takes nothing from the sender.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Whether the message is to be kept, because the group is and the sender has a seat in it, and whether it can be.</summary>
    public KeepingAnswer Keeping { get; init; }
}

/// <summary>Decides messages to groups. Who of the members decides the verdict is fixed in the moment of the decision.</summary>
public static class GroupSendDecisions
{
    /// <summary>What a message means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in GroupSendFacts facts)
    {
        var status = Refusal(facts);
        return (status, facts.Keeping) switch
        {
            (not StatusCode.Ok, _) => (SessionTrigger.SendRefused, status),
            (_, KeepingAnswer.NotKept) => (SessionTrigger.GroupSendGranted, status),
            _ => (SessionTrigger.KeptGroupSendGranted, status),
        };
    }

    private static StatusCode Refusal(in GroupSendFacts facts) => facts switch
    {
        { ServerStopping: true } => StatusCode.ServerStopping,
        { TextBytes: 0 } => StatusCode.TextEmpty,
        _ when facts.MaxText > 0 && facts.TextBytes > facts.MaxText => StatusCode.TextTooLong,
        { IsMember: false } => GroupRequestDecisions.Outsider(facts.IsInvited),
        { Others: 0 } => GroupRequestDecisions.Nobody(facts.IsIgnored),
        { Keeping: KeepingAnswer.CannotStore } => StatusCode.CannotStore,
        { Keeping: KeepingAnswer.Busy } => StatusCode.ServerBusy,
        { Keeping: KeepingAnswer.NotKept, ServerBusy: true } => StatusCode.ServerBusy,
        _ => StatusCode.Ok,
    };
}
