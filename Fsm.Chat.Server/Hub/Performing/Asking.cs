using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Asks people into groups: those who are here at once, others when they come.</summary>
internal static class Asking
{
    /// <summary>Somebody who is here is invited.</summary>
    public static void Begin(HubFacts facts, HubMachines machines, HubSession invitee, HubGroup group)
    {
        var invitation = new HubInvitation(machines.InitialInvitation, group, invitee);
        group.Invitations.Add(invitation);
        (invitee.Groups ??= new()).Add(invitation);
        machines.Begin(invitation);
        var seconds = InvitationDecisions.SecondsToAnswer(facts.Limits.InvitationTimeout);
        machines.Others.Tell(invitee, voice => voice.Group(group, group.Owner, new GroupNews.Invited(seconds)));
    }

    /// <summary>Somebody has come who may have been invited meanwhile.</summary>
    public static void BeginKept(HubFacts facts, HubMachines machines, HubSession invitee, HubAccount account)
    {
        foreach (var (kept, until) in account.Asked.ToList())
        {
            if (InvitationDecisions.IsAsked(kept.Group.IsKept, TimeSpan.FromTicks(until - machines.Keeping!.UtcTicks)))
                Begin(facts, machines, invitee, kept.Group);
            else
                account.Asked.Remove(kept);
        }
    }
}
