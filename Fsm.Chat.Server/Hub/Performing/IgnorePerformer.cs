using System.Text;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for about people from whom nothing is taken.</summary>
internal sealed class IgnorePerformer(HubMachines machines)
{
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.AddIgnored:
                (session.Ignored ??= new()).Add(happened.IgnoredName);
                break;
            case SessionEffect.RemoveIgnored:
                session.Ignored!.Remove(happened.IgnoredName);
                break;
            case SessionEffect.ConfirmIgnored:
                session.Voice.AnswerOpen(happened.Tag, Encoding.UTF8.GetBytes(happened.IgnoredName), happened.Ignored?.Port ?? 0);
                break;
            case SessionEffect.SendIgnoreList:
                session.Voice.Ignored(happened.Tag, session.Ignored?.InOrder ?? []);
                break;
            case SessionEffect.RemovePartner:
                if (happened.Ignored is { } partner)
                    RemovePartner(partner, session);
                break;
            case SessionEffect.TellDetached:
                NoticeTeller.TellHeld(session, happened.Peer);
                session.Voice.Conversation(ConversationChange.End, happened.Peer);
                break;
            case SessionEffect.EndTransfersBetween:
                EndTransfers(session, happened.Ignored);
                break;
            case SessionEffect.EndInvitationsBetween:
                EndInvitations(session, happened.Ignored);
                break;
        }
    }

    private void RemovePartner(HubSession partner, HubSession session)
    {
        if (IgnoreDecisions.DecideDetached(partner.Partners.IsIn(session), partner.Conversations) is { } trigger)
            machines.Fire(partner, trigger, SessionEvent.Detached(session));
    }

    private void EndTransfers(HubSession session, HubSession? with)
    {
        foreach (var transfer in session.Transfers?.Open.Where(open => open.SideOf(with) is not null).ToList() ?? [])
            machines.Fire(transfer, RelayTrigger.SideIgnored);
    }

    private void EndInvitations(HubSession session, HubSession? from)
    {
        foreach (var invitation in session.Groups?.Invitations.Where(open => open.Group.IsOwnedBy(from)).ToList() ?? [])
            machines.Fire(invitation, InvitationTrigger.OwnerIgnored);
    }
}
