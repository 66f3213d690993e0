using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What a group's effects need to know of the event that caused them: whom it is about, or nothing when it concerns all.</summary>
internal readonly struct GroupEvent
{
    private readonly IRecipient? _member;

    private GroupEvent(IRecipient member, GroupSeat? seat, CloseReason reason) => (_member, Seat, Reason) = (member, seat, reason);

    /// <summary>Who joins or leaves: a session, or the account of whoever has a seat.</summary>
    public IRecipient Member => _member ?? throw new InvalidOperationException("It is about nobody.");

    /// <summary>The seat that becomes theirs; null for none.</summary>
    public GroupSeat? Seat { get; }

    /// <summary>Why they are gone; none when they leave of their own accord.</summary>
    public CloseReason Reason { get; }

    /// <summary>Whether it is about somebody.</summary>
    public bool HasMember => _member is not null;

    /// <summary>Whether a trigger is about somebody.</summary>
    public static bool NeedsMember(GroupTrigger trigger) =>
        trigger is GroupTrigger.Founded or GroupTrigger.OwnerMissed or GroupTrigger.MemberJoined or GroupTrigger.MemberAway or GroupTrigger.MemberReturned or GroupTrigger.MemberLeft or GroupTrigger.OwnerLeft or GroupTrigger.LastMemberLeft;

    /// <summary>Somebody joins, or leaves.</summary>
    public static GroupEvent About(IRecipient member, CloseReason reason = CloseReason.None) => new(member, seat: null, reason);

    /// <summary>Whoever has this seat joins.</summary>
    public static GroupEvent About(GroupSeat seat) => new(seat.Account, seat, CloseReason.None);
}

/// <summary>What an invitation's effects need to know of the event that caused them.</summary>
internal readonly struct InvitationEvent
{
    private InvitationEvent(StatusCode outcome) => Outcome = outcome;

    /// <summary>What the invitation has come to.</summary>
    public StatusCode Outcome { get; }

    /// <summary>All that can be said is what the trigger means.</summary>
    public static InvitationEvent Of(InvitationTrigger trigger) => new(InvitationDecisions.OutcomeOf(trigger));
}

/// <summary>The triggers of the server bring nothing along.</summary>
internal readonly struct ServerEvent;
