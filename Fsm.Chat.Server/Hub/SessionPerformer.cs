using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Groups;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>Does what a session's transitions ask for.</summary>
internal sealed class SessionPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubSession, SessionTrigger, SessionEffect, SessionEvent>
{
    private readonly SessionGroupPerformer _groups = new(facts, machines);
    private readonly TransferPerformer _transfers = new(facts, machines);

    // Messages and their verdicts have a short path: one method for everything has to clear the locals of everything each time.
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        if (effect == SessionEffect.TakeResponsibility)
            TakeResponsibility(session);
        else if (effect == SessionEffect.ForwardMessage)
            Forward(session, happened);
        else if (effect == SessionEffect.GiveVerdicts)
            GiveVerdicts(session, happened.Acknowledged);
        else
            PerformOther(effect, session, happened);
    }

    // What the peer does that is not permitted ends its link, and the session with it.
    public void Judge(HubSession session, in Judgement<SessionTrigger> judged, scoped in SessionEvent happened)
    {
        if (judged.Outcome == StepOutcome.Violation)
            machines.Fire(session.Link, LinkTrigger.ViolationFound);
        else if (judged.Trigger != SessionTrigger.InternalErrorCaught)
            machines.Fire(session, SessionTrigger.InternalErrorCaught);
    }

    public void Contain(HubSession session, Exception error) => machines.Fire(session, SessionTrigger.InternalErrorCaught);

    public SessionEvent Elapsed(HubSession session, SessionTrigger trigger) => default;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PerformOther(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.TakeName:
                facts.Roster.Add(session);
                break;
            case SessionEffect.SendWelcome:
                SendWelcome(session, happened.Tag);
                break;
            case SessionEffect.SendUserList or SessionEffect.SendSnapshot:
                SendUserList(session, happened.Tag, happened.Prefix, happened.Skip);
                break;
            case SessionEffect.TakeLink:
                TakeLink(session, happened.Link);
                break;
            case SessionEffect.ConfirmResume:
                ConfirmResume(session, happened.Link);
                break;
            case SessionEffect.TellInterrupted:
                TellPresence(session, PresenceChange.Interrupted);
                break;
            case SessionEffect.TellBack:
                TellPresence(session, PresenceChange.Back);
                break;
            case SessionEffect.FailMessage:
                machines.Counters.Note(happened.Status);
                facts.Verdicts.Refuse(session, happened.Tag, happened.Status);
                break;
            case SessionEffect.JoinConversation:
                Partners.Join(session, happened.Peer);
                break;
            case SessionEffect.LeaveConversation:
                Partners.Leave(session, happened.Peer);
                break;
            case SessionEffect.TellOpened:
                Tell(happened.Peer, session, ConversationChange.Open);
                break;
            case SessionEffect.TellLeft:
                Tell(happened.Peer, session, ConversationChange.Leave);
                break;
            case SessionEffect.ConfirmOpen:
                facts.Outbox.Send(session, new ConversationConfirmation
                {
                    Request = happened.Tag, Peer = happened.Peer.NameUtf8, Port = happened.Peer.Port,
                });
                break;
            case SessionEffect.ConfirmRequest:
            case SessionEffect.RefuseRequest:
                machines.Counters.Note(happened.Status);
                facts.Outbox.Send(session, new Confirmation(happened.Tag, happened.Status));
                break;
            case SessionEffect.TellGone:
                facts.Outbox.Send(session, new PresenceNotice
                {
                    Change = PresenceChange.Gone, Name = happened.Peer.NameUtf8, Reason = happened.Peer.Link.Reason,
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
                _transfers.Perform(effect, session, happened);
                break;
            case SessionEffect.ReleaseName:
                facts.Roster.Remove(session);
                break;
            case SessionEffect.CloseSlowLink:
                machines.Fire(session.Link, LinkTrigger.OutputOverflowed);
                break;
            case SessionEffect.CloseLink:
                facts.Verdicts.FlushTo(session);
                machines.Fire(session.Link, LinkTrigger.CloseRequested, LinkEvent.Because(happened.CloseReason));
                break;
            case SessionEffect.CloseFailedLink:
                machines.Fire(session.Link, LinkTrigger.InternalErrorCaught);
                break;
            case SessionEffect.ForwardToGroup or SessionEffect.JoinGroupConversation or SessionEffect.LeaveGroupConversation
                or SessionEffect.ConfirmGroupOpen or SessionEffect.CreateGroup or SessionEffect.InvitePerson
                or SessionEffect.AcceptInvitation or SessionEffect.DeclineInvitation or SessionEffect.LeaveGroup
                or SessionEffect.SendGroupList or SessionEffect.EndInvitations or SessionEffect.EndMemberships:
                _groups.Perform(effect, session, happened);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    private void Forward(HubSession session, scoped in SessionEvent happened)
    {
        facts.Verdicts.Expect();
        facts.Outbox.Forward(happened.Peer, session, happened.Text, happened.Tag);
    }

    private void SendWelcome(HubSession session, ulong request)
    {
        Span<byte> token = stackalloc byte[Welcome.TokenSize];
        session.Token.WriteTo(token);
        facts.Outbox.Send(session, WelcomeTo(token, request, handedOver: 0));
    }

    private Welcome WelcomeTo(ReadOnlySpan<byte> token, ulong request, ulong handedOver) => new()
    {
        Request = request,
        ServerName = facts.ServerName,
        Token = token,
        Window = (ushort)facts.Limits.Window,
        MaxText = (uint)facts.Limits.MaxText,
        MaxFrame = (uint)facts.Limits.MaxFrame,
        PingAfter = facts.Limits.PingAfter,
        DeadAfter = facts.Limits.DeadAfter,
        HandedOver = handedOver,
    };

    // The old link is let go first: whatever it still has to say says nothing about the session any more.
    private void TakeLink(HubSession session, HubLink link)
    {
        var old = session.Link;
        facts.Outbox.Detach(old);
        (session.Link, link.Session) = (link, session);
        machines.Fire(old, LinkTrigger.CloseRequested, LinkEvent.Because(CloseReason.Replaced));
    }

    private void ConfirmResume(HubSession session, HubLink link)
    {
        Span<byte> token = stackalloc byte[Welcome.TokenSize];
        session.Token.WriteTo(token);
        var handedOver = session.Queue.LastHandedOver;
        facts.Outbox.Resume(session, link, WelcomeTo(token, request: 0, handedOver));
    }

    private void TellPresence(HubSession session, PresenceChange change)
    {
        foreach (var other in session.Partners.All.Where(other => other.Partners.IsIn(session)))
            facts.Outbox.Send(other, new PresenceNotice { Change = change, Name = session.NameUtf8, Reason = session.Link.Reason }, session);
    }

    private void SendUserList(HubSession session, ulong request, string prefix, uint skip)
    {
        var (total, page) = facts.Roster.List(prefix, skip, facts.Limits.FirstUsers);
        // Whoever has just arrived wants to see themselves, wherever the alphabet puts them.
        if (session.Inbound.Received == 1 && !page.Contains(session.Entry))
            page[^1] = session.Entry;
        facts.Outbox.Send(session, new UserListPage
        {
            Request = request, Total = (uint)total, Skip = skip, Users = page.ConvertAll(person => facts.Access.Shown(person)),
        });
    }

    private void Tell(HubSession told, HubSession about, ConversationChange change) =>
        facts.Outbox.Send(told, new ConversationMessage { Change = change, Peer = about.NameUtf8 }, about);

    // The message is the server's from here on: its client will be told, and need not send it again.
    private void TakeResponsibility(HubSession session)
    {
        session.Inbound.Handled = session.Inbound.Received;
        facts.Outbox.OweAcknowledgement(session);
        session.Bucket.Take(machines.Now);
    }

    private void GiveVerdicts(HubSession session, ulong acknowledged)
    {
        session.Queue.Acknowledge(acknowledged);
        var before = session.Queue.Bytes;
        while (session.Queue.TryRelease(out var released))
        {
            if (released.IsMessage)
                facts.Verdicts.Settle(released.Tag, StatusCode.Ok, handedOver: true);
        }

        facts.Outbox.Account(session, before);
    }

    private void FailUndelivered(HubSession session)
    {
        var before = session.Queue.Bytes;
        while (session.Queue.TryDiscard(out var released))
        {
            if (released.IsMessage)
                facts.Verdicts.Settle(released.Tag, StatusCode.RecipientGone, released.HandedOver);
        }

        facts.Outbox.Account(session, before);
    }

    private void EndConversations(HubSession session)
    {
        foreach (var other in session.Partners.All.ToList())
        {
            var trigger = ConversationDecisions.DecideGone(other.Partners.IsIn(session), other.Conversations);
            machines.Fire(other, trigger, SessionEvent.Gone(session));
            Partners.Forget(session, other);
        }
    }
}
