using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Invitation.InvitationEffect;
using static Fsm.Chat.Protocol.Machines.Server.Invitation.InvitationState;
using static Fsm.Chat.Protocol.Machines.Server.Invitation.InvitationTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Invitation;

/// <summary>One invitation: of one person into one group. It ends exactly once, and the group's owner always hears how.</summary>
public static class InvitationRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<InvitationState, InvitationTrigger, InvitationEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<InvitationState, InvitationTrigger, InvitationEffect>("Invitation", Pending);

        rules.In(Pending)
            .Waits("for the invited person's answer", limits.InvitationTimeout, AnswerTimerElapsed)
            .Go(AcceptReceived, Ended, JoinGroup)
            .Go(DeclineReceived, Ended, ForgetAsking, TellOwner)
            .Go(AnswerTimerElapsed, Ended, TellOwner, TellInvitee)
            .Go(OwnerIgnored, Ended, ForgetAsking, TellOwner, TellInvitee)
            .Go(InviteeGone, Ended, TellOwner)
            .Go(GroupGone, Ended, TellInvitee)
            .Go(InternalErrorCaught, Ended, TellOwner, TellInvitee);

        rules.In(Ended)
            .Ends("it was answered, or never will be")
            .OnEntry(ForgetInvitation);

        return rules.Build();
    }
}
