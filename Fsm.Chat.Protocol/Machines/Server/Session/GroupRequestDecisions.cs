using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know of the group to decide on a request about it.</summary>
/// <param name="IsNamed">Whether a group was named at all.</param>
/// <param name="IsMember">Whether whoever asks is in it; false when there is no such group.</param>
/// <param name="IsOwner">Whether they own it.</param>
/// <param name="IsInvited">Whether they have an open invitation to it.</param>
/// <param name="IsOnlyConversation">Whether the conversation with it is the only one they are in.</param>
/// <param name="IsFull">Whether it has as many members and open invitations as it may.</param>
public readonly record struct GroupFacts(bool IsNamed, bool IsMember, bool IsOwner, bool IsInvited, bool IsOnlyConversation, bool IsFull)
{
    /// <summary>Whether whoever asks is in as many groups as they may be.</summary>
    public bool IsAtLimit { get; init; }

    /// <summary>Whether it is kept that they are in it, because the group is and the name is theirs, and whether it can be.</summary>
    public KeepingAnswer Keeping { get; init; }
}

/// <summary>What the server has to know of the person who is to be invited.</summary>
/// <param name="Found">Whether exactly one person of that name, and port if one was given, is connected.</param>
/// <param name="Ambiguous">Whether only a port was given and several people have it.</param>
/// <param name="IsSelf">Whether that is whoever asks.</param>
/// <param name="IsMember">Whether they are in the group already.</param>
/// <param name="IsInvited">Whether they have an open invitation to it, or as many of whoever asks as leave no more free for others.</param>
/// <param name="IsAtLimit">Whether they are in as many groups as they may be, or have as many open invitations.</param>
/// <param name="IsBusy">Whether too much waits for them.</param>
public readonly record struct InviteeFacts(bool Found, bool Ambiguous, bool IsSelf, bool IsMember, bool IsInvited, bool IsAtLimit, bool IsBusy)
{
    /// <summary>Whether they take nothing from whoever asks.</summary>
    public bool Ignores { get; init; }

    /// <summary>Whether the invitation is kept, because they are away and would get a seat, and whether it can be.</summary>
    public KeepingAnswer Keeping { get; init; }
}

/// <summary>What the server has to know to make a group.</summary>
/// <param name="NameValid">Whether the name is a name.</param>
/// <param name="NameHeld">Whether a person or a group holds it.</param>
/// <param name="CreatorAtLimit">Whether whoever asks is in as many groups as they may be.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct CreationFacts(bool NameValid, bool NameHeld, bool CreatorAtLimit, bool ServerStopping)
{
    /// <summary>Whether it is kept, because the name of whoever asks is theirs, and whether it can be.</summary>
    public KeepingAnswer Keeping { get; init; }
}

/// <summary>Decides requests about groups.</summary>
public static class GroupRequestDecisions
{
    /// <summary>Whether a group is made.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in CreationFacts facts) => facts switch
    {
        { ServerStopping: true } => Refused(StatusCode.ServerStopping),
        { NameValid: false } => Refused(StatusCode.NameInvalid),
        { NameHeld: true } => Refused(StatusCode.NameTaken),
        { CreatorAtLimit: true } => Refused(StatusCode.TooManyGroups),
        { Keeping: KeepingAnswer.NotKept } => (SessionTrigger.GroupCreateGranted, StatusCode.Ok),
        _ => Keep(SessionTrigger.KeptGroupCreateGranted, facts.Keeping),
    };

    /// <summary>Whether a person is invited.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in GroupFacts group, in InviteeFacts invitee)
    {
        var status = InviteRefusal(group, invitee);
        return (status, invitee.Keeping) switch
        {
            (not StatusCode.Ok, _) => Refused(status),
            (_, KeepingAnswer.NotKept) => (SessionTrigger.InviteGranted, status),
            _ => Keep(SessionTrigger.KeptInviteGranted, invitee.Keeping),
        };
    }

    /// <summary>What any other request means.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(GroupRequestKind kind, in GroupFacts group) => (kind, group) switch
    {
        (GroupRequestKind.Accept, { IsInvited: true, IsAtLimit: true }) => Refused(StatusCode.TooManyGroups),
        (GroupRequestKind.Accept, { IsInvited: true, Keeping: not KeepingAnswer.NotKept }) => Keep(SessionTrigger.KeptAcceptGranted, group.Keeping),
        (GroupRequestKind.Accept, { IsInvited: true }) => (SessionTrigger.InvitationAcceptGranted, StatusCode.Ok),
        (GroupRequestKind.Decline, { IsInvited: true }) => (SessionTrigger.InvitationDeclineGranted, StatusCode.Ok),
        (GroupRequestKind.Accept or GroupRequestKind.Decline, _) => Refused(StatusCode.NotInvited),
        (GroupRequestKind.List, { IsNamed: false }) => (SessionTrigger.GroupListRequestReceived, StatusCode.Ok),
        (_, { IsMember: false }) => Refused(StatusCode.NotMember),
        (GroupRequestKind.Leave, { Keeping: not KeepingAnswer.NotKept }) => Keep(SessionTrigger.KeptGroupLeaveGranted, group.Keeping),
        (GroupRequestKind.Leave, { IsOnlyConversation: true }) => (SessionTrigger.LastGroupLeaveGranted, StatusCode.Ok),
        (GroupRequestKind.Leave, _) => (SessionTrigger.GroupLeaveGranted, StatusCode.Ok),
        _ => (SessionTrigger.GroupListRequestReceived, StatusCode.Ok),
    };

    /// <summary>What a person is told who is not in a group that they name as a recipient. Only those who were invited may know that there is such a group.</summary>
    /// <param name="isInvited">Whether they have an open invitation to it.</param>
    public static StatusCode Outsider(bool isInvited) => isInvited ? StatusCode.NotMember : StatusCode.UnknownRecipient;

    /// <summary>What a person is told for whose message or offer nobody is left.</summary>
    /// <param name="isIgnored">Whether there is somebody, who takes nothing from them.</param>
    public static StatusCode Nobody(bool isIgnored) => isIgnored ? StatusCode.Ignored : StatusCode.NobodyThere;

    private static StatusCode InviteRefusal(in GroupFacts group, in InviteeFacts invitee) => (group, invitee) switch
    {
        ({ IsMember: false }, _) => StatusCode.NotMember,
        ({ IsOwner: false }, _) => StatusCode.NotOwner,
        (_, { Ambiguous: true }) => StatusCode.RecipientAmbiguous,
        (_, { Found: false }) => StatusCode.UnknownRecipient,
        (_, { IsSelf: true }) => StatusCode.RecipientIsSelf,
        (_, { Ignores: true }) => StatusCode.Ignored,
        (_, { IsMember: true }) => StatusCode.AlreadyMember,
        (_, { IsInvited: true }) => StatusCode.AlreadyInvited,
        ({ IsFull: true }, _) => StatusCode.GroupFull,
        (_, { IsAtLimit: true }) => StatusCode.TooManyGroups,
        (_, { IsBusy: true }) => StatusCode.RecipientBusy,
        _ => StatusCode.Ok,
    };

    private static (SessionTrigger, StatusCode) Keep(SessionTrigger trigger, KeepingAnswer keeping) => keeping switch
    {
        KeepingAnswer.CannotStore => Refused(StatusCode.CannotStore),
        KeepingAnswer.Busy => Refused(StatusCode.ServerBusy),
        _ => (trigger, StatusCode.Ok),
    };

    private static (SessionTrigger, StatusCode) Refused(StatusCode status) => (SessionTrigger.GroupRequestRefused, status);
}
