using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>Does what a session's transitions ask for.</summary>
internal sealed class SessionPerformer(HubFacts state, Stepper stepper, TransferPerformer transfers)
{
    private readonly SessionGroupPerformer _groups = new(state, stepper);

    // Messages and their verdicts have a short path: one method for everything has to clear the locals of everything each time.
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        if (effect == SessionEffect.ForwardMessage)
            Forward(session, happened);
        else if (effect == SessionEffect.GiveVerdicts)
            GiveVerdicts(session);
        else
            PerformOther(effect, session, happened);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PerformOther(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.TakeName:
                state.Roster.Add(session);
                break;
            case SessionEffect.SendWelcome:
                SendWelcome(session, happened.Sequence);
                break;
            case SessionEffect.SendUserList or SessionEffect.SendSnapshot:
                SendUserList(session, happened.Sequence, happened.Prefix ?? "", happened.Skip);
                break;
            case SessionEffect.TakeLink:
                TakeLink(session, happened.Link!);
                break;
            case SessionEffect.ConfirmResume:
                ConfirmResume(session, happened.Link!);
                break;
            case SessionEffect.TellInterrupted:
                TellPresence(session, PresenceChange.Interrupted);
                break;
            case SessionEffect.TellBack:
                TellPresence(session, PresenceChange.Back);
                break;
            case SessionEffect.FailMessage:
                state.Verdicts.Refuse(session, happened.Sequence, happened.Status);
                break;
            case SessionEffect.JoinConversation:
                Partners.Join(session, happened.Peer!);
                break;
            case SessionEffect.LeaveConversation:
                Partners.Leave(session, happened.Peer!);
                break;
            case SessionEffect.TellOpened:
                Tell(happened.Peer!, session, ConversationChange.Open);
                break;
            case SessionEffect.TellLeft:
                Tell(happened.Peer!, session, ConversationChange.Leave);
                break;
            case SessionEffect.ConfirmOpen:
                state.Outbox.Send(session, new ConversationConfirmation
                {
                    Request = happened.Sequence, Peer = happened.Peer!.NameUtf8, Port = happened.Peer.Port,
                });
                break;
            case SessionEffect.ConfirmRequest:
            case SessionEffect.RefuseRequest:
                state.Outbox.Send(session, new Confirmation(happened.Sequence, happened.Status));
                break;
            case SessionEffect.TellGone:
                state.Outbox.Send(session, new PresenceNotice
                {
                    Change = PresenceChange.Gone, Name = happened.Peer!.NameUtf8, Reason = happened.Peer.Link.Reason,
                }, happened.Peer);
                break;
            case SessionEffect.FailUndelivered:
                FailUndelivered(session);
                break;
            case SessionEffect.EndConversations:
                EndConversations(session);
                break;
            case SessionEffect.BeginTransfers:
            case SessionEffect.PassToTransfer:
            case SessionEffect.EndTransfers:
                transfers.Perform(effect, session, happened);
                break;
            case SessionEffect.ReleaseName:
                state.Roster.Remove(session);
                break;
            case SessionEffect.CloseSlowLink:
                stepper.Fire(session.Link, LinkTrigger.OutputOverflowed, CloseReason.SlowConsumer);
                break;
            case SessionEffect.CloseLink:
                state.Verdicts.FlushTo(session);
                stepper.Fire(session.Link, LinkTrigger.CloseRequested);
                break;
            case SessionEffect.ForwardToGroup or SessionEffect.JoinGroupConversation or SessionEffect.LeaveGroupConversation
                or SessionEffect.ConfirmGroupOpen or SessionEffect.CreateGroup or SessionEffect.InvitePerson
                or SessionEffect.AcceptInvitation or SessionEffect.DeclineInvitation or SessionEffect.LeaveGroup
                or SessionEffect.SendGroupList or SessionEffect.EndInvitations or SessionEffect.EndMemberships:
                _groups.Perform(effect, session, happened);
                break;
        }
    }

    private void Forward(HubSession session, scoped in SessionEvent happened)
    {
        state.Verdicts.Expect();
        state.Outbox.Forward(happened.Peer!, session, happened.Text, happened.Sequence);
    }

    private void SendWelcome(HubSession session, ulong request)
    {
        Span<byte> token = stackalloc byte[Welcome.TokenSize];
        session.Token.WriteTo(token);
        state.Outbox.Send(session, WelcomeTo(token, request, handedOver: 0));
    }

    private Welcome WelcomeTo(ReadOnlySpan<byte> token, ulong request, ulong handedOver) => new()
    {
        Request = request,
        ServerName = state.ServerName,
        Token = token,
        Window = (ushort)state.Limits.Window,
        MaxText = (uint)state.Limits.MaxText,
        MaxFrame = (uint)state.Limits.MaxFrame,
        PingAfter = state.Limits.PingAfter,
        DeadAfter = state.Limits.DeadAfter,
        HandedOver = handedOver,
    };

    // The old link is let go first: whatever it still has to say says nothing about the session any more.
    private void TakeLink(HubSession session, HubLink link)
    {
        var old = session.Link;
        state.Outbox.Detach(old);
        (session.Link, link.Session) = (link, session);
        stepper.Fire(old, LinkTrigger.CloseRequested, CloseReason.Replaced);
    }

    private void ConfirmResume(HubSession session, HubLink link)
    {
        Span<byte> token = stackalloc byte[Welcome.TokenSize];
        session.Token.WriteTo(token);
        var handedOver = session.Queue.LastHandedOver;
        GiveVerdicts(session); // what the resume acknowledges is not sent again
        state.Outbox.Resume(session, link, WelcomeTo(token, request: 0, handedOver));
    }

    private void TellPresence(HubSession session, PresenceChange change)
    {
        foreach (var other in session.Partners.All.Where(other => other.Partners.IsIn(session)))
            state.Outbox.Send(other, new PresenceNotice { Change = change, Name = session.NameUtf8, Reason = session.Link.Reason }, session);
    }

    private void SendUserList(HubSession session, ulong request, string prefix, uint skip)
    {
        var (total, page) = state.Roster.List(prefix, skip, state.Limits.FirstUsers);
        // Whoever has just arrived wants to see themselves, wherever the alphabet puts them.
        if (session.Inbound.Received == 1 && !page.Contains(session.Entry))
            page[^1] = session.Entry;
        state.Outbox.Send(session, new UserListPage
        {
            Request = request, Total = (uint)total, Skip = skip, Users = page.ConvertAll(person => state.Access.Shown(person)),
        });
    }

    private void Tell(HubSession told, HubSession about, ConversationChange change) =>
        state.Outbox.Send(told, new ConversationMessage { Change = change, Peer = about.NameUtf8 }, about);

    private void GiveVerdicts(HubSession session)
    {
        var before = session.Queue.Bytes;
        while (session.Queue.TryRelease(out var released))
        {
            if (released.IsMessage)
                state.Verdicts.Settle(released.Tag, StatusCode.Ok, handedOver: true);
        }

        state.Outbox.Account(session, before);
    }

    private void FailUndelivered(HubSession session)
    {
        var before = session.Queue.Bytes;
        while (session.Queue.TryDiscard(out var released))
        {
            if (released.IsMessage)
                state.Verdicts.Settle(released.Tag, StatusCode.RecipientGone, released.HandedOver);
        }

        state.Outbox.Account(session, before);
    }

    private void EndConversations(HubSession session)
    {
        foreach (var other in session.Partners.All.ToList())
        {
            var trigger = ConversationDecisions.DecideGone(other.Partners.IsIn(session), other.Conversations);
            stepper.Fire(other, trigger, new() { Peer = session });
            Partners.Forget(session, other);
        }
    }
}
