using System.Runtime.CompilerServices;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for.</summary>
internal sealed class SessionPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubSession, SessionTrigger, SessionEffect, SessionEvent>
{
    private readonly SessionGroupPerformer _groups = new(facts, machines);
    private readonly TransferPerformer _transfers = new(facts, machines);
    private readonly IgnorePerformer _ignoring = new(machines);
    private readonly SessionAccountPerformer _accounts = new(facts, machines);
    private readonly KeptMessages _kept = new(facts, machines);
    private readonly PastReader _history = new(facts, machines);

    // Messages and their verdicts have a short path: one method for everything has to clear the locals of everything each time.
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        if (effect == SessionEffect.TakeResponsibility)
            TakeResponsibility(session);
        else if (effect == SessionEffect.ForwardMessage)
            Forward(session, happened);
        else if (effect == SessionEffect.TakeAcknowledgement)
            session.Acknowledge(happened.Acknowledged);
        else if (effect == SessionEffect.GiveVerdicts)
            GiveVerdicts(session);
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

    // The only timer of a session is that of one whose client does not come back.
    public SessionEvent Elapsed(HubSession session, SessionTrigger trigger)
    {
        machines.Counters.NoteExpired();
        return SessionEvent.Ends(session.Link.Reason); // it ends by what it has waited for
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void PerformOther(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.KeepMessage:
                _kept.Keep(session, happened);
                break;
            case SessionEffect.DeferResponsibility:
                session.Defer();
                session.Bucket.Take(machines.Now);
                break;
            case SessionEffect.SettleResponsibility:
                session.Voice.Settle();
                facts.Outbox.OweAcknowledgement(session);
                facts.Verdicts.Tell(session);
                break;
            case SessionEffect.AskHistory:
                _history.Ask(session, happened.Tag, happened.Question);
                break;
            case SessionEffect.SendHistory:
                _history.Send(session, happened.Tag, happened.Question, happened.Past);
                break;
            case SessionEffect.OpenInbox:
                _kept.Open(session);
                break;
            case SessionEffect.TakeName:
                facts.Roster.Add(session);
                facts.News.NoteCome(session);
                break;
            case SessionEffect.SendWelcome:
                session.Voice.Welcome(happened.Tag, session.Token);
                break;
            case SessionEffect.SendUserList or SessionEffect.SendSnapshot:
                if (happened.Skip == 0 && happened.Prefix.Length == 0)
                    session.NewsHeard = facts.News.Last; // the list tells all that
                SendUserList(session, happened.Tag, happened.Prefix, happened.Skip);
                break;
            case SessionEffect.TakeLink:
                TakeLink(session, happened.Link);
                break;
            case SessionEffect.ConfirmResume:
                session.Voice.WelcomeBack(session.Token);
                break;
            case SessionEffect.KeepAside:
                facts.Waiting.Enter(session);
                session.Voice.KeepAside();
                break;
            case SessionEffect.TellInterrupted:
                TellPresence(session, PresenceChange.Interrupted, happened.Reason);
                break;
            case SessionEffect.TellBack:
                TellPresence(session, PresenceChange.Back, CloseReason.None);
                break;
            case SessionEffect.FailMessage:
                machines.Counters.Note(happened.Status);
                facts.Verdicts.Refuse(session, happened.Tag, happened.Status);
                break;
            case SessionEffect.JoinConversation:
                Partners.Join(session, happened.Recipient);
                (happened.Recipient as HubAccount)?.Visitors.Add(session);
                break;
            case SessionEffect.LeaveConversation:
                Partners.Leave(session, happened.Recipient);
                (happened.Recipient as HubAccount)?.Visitors.Remove(session);
                break;
            case SessionEffect.TellOpened:
                machines.Others.Tell(happened.Recipient, ConversationChange.Open, session);
                break;
            case SessionEffect.TellLeft:
                machines.Others.Tell(happened.Recipient, ConversationChange.Leave, session);
                break;
            case SessionEffect.ConfirmOpen:
                session.Voice.AnswerOpen(happened.Tag, happened.Recipient.NameUtf8, happened.Recipient.Port, session.Account is not null && KeptMessages.AccountOf(happened.Recipient) is not null);
                break;
            case SessionEffect.ConfirmRequest:
                session.Voice.Answer(happened.Tag, StatusCode.Ok);
                break;
            case SessionEffect.RefuseRequest:
                machines.Counters.Note(happened.Status);
                session.Voice.Answer(happened.Tag, happened.Status, happened.Holder);
                break;
            case SessionEffect.TellGone:
                NoticeTeller.Tell(session, happened.Peer, new(Conversation: null, PresenceChange.Gone, happened.Reason));
                break;
            case SessionEffect.FailUndelivered:
                FailUndelivered(session);
                break;
            case SessionEffect.EndConversations:
                EndConversations(session, happened.Reason);
                break;
            case SessionEffect.BeginTransfers:
            case SessionEffect.PassToTransfer:
            case SessionEffect.EndTransfers:
                _transfers.Perform(effect, session, happened);
                break;
            case SessionEffect.AddIgnored or SessionEffect.RemoveIgnored or SessionEffect.ConfirmIgnored or SessionEffect.SendIgnoreList
                or SessionEffect.RemovePartner or SessionEffect.TellDetached or SessionEffect.EndTransfersBetween or SessionEffect.EndInvitationsBetween:
                _ignoring.Perform(effect, session, happened);
                break;
            case SessionEffect.KeepRegistration or SessionEffect.TakeAccount or SessionEffect.SendKeyList or SessionEffect.SendKeyCode
                or SessionEffect.KeepKeyRemoval or SessionEffect.ForgetAccount:
                _accounts.Perform(effect, session, happened);
                break;
            case SessionEffect.ReleaseName:
                _kept.Close(session);
                facts.Waiting.Leave(session);
                facts.Roster.Remove(session);
                facts.News.NoteGone(session);
                break;
            case SessionEffect.CloseSlowLink:
                machines.Fire(session.Link, LinkTrigger.OutputOverflowed);
                break;
            case SessionEffect.CloseLink:
                machines.Fire(session.Link, LinkTrigger.CloseRequested, LinkEvent.Because(happened.Reason));
                break;
            case SessionEffect.CloseFailedLink:
                machines.Fire(session.Link, LinkTrigger.InternalErrorCaught);
                break;
            case SessionEffect.ForwardToGroup or SessionEffect.KeepGroupMessage or SessionEffect.KeepGroup or SessionEffect.KeepInvitation or SessionEffect.KeepJoining
                or SessionEffect.KeepLeaving or SessionEffect.JoinGroupConversation or SessionEffect.LeaveGroupConversation
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
        var recipient = happened.Recipient;
        try
        {
            recipient.Take(session, happened.Text, new(session, happened.Tag));
        }
        catch (Exception error)
        {
            machines.Others.NoteBroken(recipient, error);
            facts.Verdicts.Refuse(session, happened.Tag, StatusCode.RecipientGone); // as they are about to be
            return;
        }

        facts.Verdicts.Expect();
        session.LastRecipient = recipient;
    }

    // The old link is let go first: whatever it still has to say says nothing about the session any more. From here on it is the new one that ends if anything throws.
    private void TakeLink(HubSession session, HubLink link)
    {
        facts.Waiting.Leave(session);
        session.Comebacks.Take(machines.Now, HubSession.TokensOfResume);
        var old = session.Link;
        var isCarried = session.IsCarried;
        old.Session = null;
        session.MoveTo(link);
        if (isCarried)
            Release(old);
        machines.Fire(old, LinkTrigger.CloseRequested, LinkEvent.Because(CloseReason.Replaced));
        link.Doorway.Carry(session.Voice);
    }

    private void Release(HubLink old)
    {
        try
        {
            old.Doorway.Release();
        }
        catch (Exception error)
        {
            machines.Contain(old, error);
        }
    }

    private void TellPresence(HubSession session, PresenceChange change, CloseReason reason)
    {
        foreach (var other in session.Partners.Here.Where(other => other.Partners.IsIn(session)))
            machines.Others.Tell(other, _ => NoticeTeller.Tell(other, session, new(Conversation: null, change, reason)));
    }

    private void SendUserList(HubSession session, ulong request, string prefix, uint skip)
    {
        var (total, page) = facts.Roster.List(prefix, skip, facts.Limits.FirstUsers, session);
        session.Voice.Users(request, total, skip, page.ConvertAll(person => facts.Access.Shown(person)));
    }

    // The message is the server's from here on: its client will be told, and need not send it again.
    private void TakeResponsibility(HubSession session)
    {
        session.TakeCharge();
        facts.Outbox.OweAcknowledgement(session);
        session.Bucket.Take(machines.Now);
    }

    private void GiveVerdicts(HubSession session)
    {
        while (session.Voice.TryRelease(out var message))
            message.Origin.Taker.Decide(facts.Verdicts, message.Origin.Number, StatusCode.Ok, handedOver: true);
        NoticeTeller.TellHeld(session);
        GroupNewsTeller.TellBehind(session);
        if (session.Inbox is not null)
            _kept.LookForRoom(session);
    }

    private void FailUndelivered(HubSession session)
    {
        while (session.Voice.TryDiscard(out var message))
            message.Origin.Taker.Decide(facts.Verdicts, message.Origin.Number, StatusCode.RecipientGone, message.HandedOver);
    }

    private void EndConversations(HubSession session, CloseReason reason)
    {
        foreach (var other in session.Partners.Here.ToList())
        {
            var trigger = ConversationDecisions.DecideGone(other.Partners.IsIn(session), other.Conversations);
            machines.Fire(other, trigger, SessionEvent.Gone(session, reason));
            Partners.Forget(session, other);
        }

        foreach (var elsewhere in session.Partners.All.ToList())
        {
            Partners.Forget(session, elsewhere);
            (elsewhere as HubAccount)?.Visitors.Remove(session);
        }
    }
}
