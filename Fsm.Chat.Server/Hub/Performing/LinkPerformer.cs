using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a link's transitions ask for.</summary>
internal sealed class LinkPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubLink, LinkTrigger, LinkEffect, LinkEvent>
{
    private readonly FileLinks _fileLinks = new(facts, machines);

    public void Perform(LinkEffect effect, HubLink link, scoped in LinkEvent happened)
    {
        link.GiveReason(happened.Reason); // for the log: each way to the end has effects
        switch (effect)
        {
            case LinkEffect.BeginSession:
                BeginSession(link, happened);
                break;
            case LinkEffect.EndPredecessor:
                if (happened.Account?.Session is { } predecessor)
                    machines.Fire(predecessor, SessionTrigger.HolderElsewhere);
                break;
            case LinkEffect.KeepKey:
                machines.Fire(
                    happened.Account!, AccountTrigger.KeyAdditionRequested, new(StatusCode.Ok, AccountKey.New(link.Key!.Value, happened.KeyLabel, machines.Keeping!.UtcTicks)));
                break;
            case LinkEffect.EndUnheardSession:
                machines.Fire(happened.GivingWay, SessionTrigger.NameReclaimed, SessionEvent.Ends(happened.GivingWay.Link.Reason)); // it ends by what it has waited for
                break;
            case LinkEffect.ResumeSession:
                machines.Fire(
                    happened.Resumed, InterruptionDecisions.DecideResumed(happened.Resumed.Conversations), SessionEvent.Resumes(link, happened.Acknowledged));
                break;
            case LinkEffect.EndSession:
                if (link.Session is { } session)
                    machines.Fire(session, SessionTrigger.LinkEnded, SessionEvent.Ends(happened.Reason));
                break;
            case LinkEffect.SuspendSession:
                Suspend(link, happened.Reason);
                break;
            case LinkEffect.SendRefusal:
                machines.Counters.Note(happened.Status);
                facts.Access.Note(happened.Status, link.Address, machines.Now);
                link.Doorway.Refuse(happened.Request, happened.Status, happened.Holder, happened.Stored);
                facts.Calls.Wake(link);
                break;
            case LinkEffect.JoinTransfer:
                _fileLinks.Join(happened.Side, link);
                break;
            case LinkEffect.LeaveTransfer:
                machines.Fire(link.Side!.Transfer, RelayTrigger.FileLinkEnded);
                break;
            case LinkEffect.SendPing:
                link.Watch.NoteAsked(machines.Now);
                machines.Counters.NoteProbe();
                link.Doorway.Ping();
                break;
            case LinkEffect.SendPong:
                link.Doorway.Pong();
                break;
            case LinkEffect.AnnounceClose or LinkEffect.AnnounceLinkClose or LinkEffect.SendRest:
                link.Doorway.Close(happened.Reason);
                facts.Calls.Wake(link);
                break;
            case LinkEffect.ReleaseSocket:
                Remove(link, PortCall.Release);
                break;
            case LinkEffect.AbortSocket:
                Remove(link, PortCall.Abort);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // Only the peer can be refused, and what it does that is not permitted ends the link. Looking for a rule that is missing for that very case must end too.
    public void Judge(HubLink link, in Judgement<LinkTrigger> judged, scoped in LinkEvent happened)
    {
        if (judged is { Outcome: StepOutcome.Violation, Trigger: not LinkTrigger.ViolationFound })
            machines.Fire(link, LinkTrigger.ViolationFound);
        else if (judged.Trigger != LinkTrigger.InternalErrorCaught)
            machines.Fire(link, LinkTrigger.InternalErrorCaught);
    }

    public void Contain(HubLink link, Exception error) => machines.Fire(link, LinkTrigger.InternalErrorCaught);

    public LinkEvent Elapsed(HubLink link, LinkTrigger trigger) => LinkEvent.Of(trigger);

    private void BeginSession(HubLink link, in LinkEvent happened)
    {
        facts.NewNames.Note(link.Address, machines.Now);
        var token = SessionToken.Draw(facts.Access.Random);
        link.Session = new(machines.InitialSession, happened.Name, link, new(facts.Limits.Rate, facts.Limits.Burst), token, facts.Outbox)
        {
            Comebacks = new(facts.Limits.Resumes, (int)(Limits.ResumesAtOnce * HubSession.TokensOfResume)),
            WantsNews = happened.WantsNews,
        };
        if (happened.Account is { } account)
        {
            link.Session.Join(account);
            NoteUse(account, link);
        }

        machines.Fire(link.Session, SessionTrigger.ConnectGranted, SessionEvent.Arrives(happened.Request));
    }

    private void NoteUse(HubAccount account, HubLink link)
    {
        var keeping = machines.Keeping!;
        if (account.KeyOf(link.Key) is not { } key)
            return;
        account.LastSeen = key.LastUsed = keeping.UtcTicks;
        if (keeping.Answer == KeepingAnswer.Kept) // it is of no weight: where it cannot be written it is not
            keeping.Filling.Add(key.Kept(account.Id));
    }

    private void Suspend(HubLink link, CloseReason reason)
    {
        if (link.Session is not { } session)
            return;
        link.Session = null;
        try
        {
            link.Doorway.Drop();
        }
        finally
        {
            var lost = new LossFacts(!facts.Waiting.IsAtLimit(link.Address), link.HasPeerEnded, session.IsHeardOf);
            machines.Fire(session, InterruptionDecisions.DecideLost(facts.Limits, lost), SessionEvent.Ends(reason)); // the link knows nothing of it any more, so nobody else would tell it
        }
    }

    private void Remove(HubLink link, PortCall call)
    {
        machines.Counters.Note(link.Reason);
        facts.Calls.Add(link, call);
        facts.Remove(link);
        machines.FireIf(EdgeDecisions.DecideLinks(facts.Links.Count));
    }
}
