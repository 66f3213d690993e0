using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a link's transitions ask for.</summary>
internal sealed class LinkPerformer(
    ClientFacts client, IFire machines, PortQueue portQueue, FrameSender frameSender, CrashNoteKeeper crashNoteKeeper, StepJudge stepJudge) : IPerformer<ClientLink, LinkTrigger, LinkEffect, LinkHappened>
{
    /// <inheritdoc/>
    public void Perform(LinkEffect effect, ClientLink link, scoped in LinkHappened happened)
    {
        switch (effect)
        {
            case LinkEffect.BeginSession:
                Begin(link, (LinkHappened.Granted)happened);
                break;
            case LinkEffect.ResumeSession or LinkEffect.EndUnheardSession:
                break; // a server's alone: at the client both are a granted connect
            case LinkEffect.EndSession when link.Server.Link == link:
                machines.Fire(link.Server, ConnectionDecisions.DecideEnded(ReasonOf(happened)), new UserHappened.Ended(ReasonOf(happened)));
                break;
            case LinkEffect.SuspendSession when link.Server.Link == link:
                machines.Fire(link.Server, UserTrigger.LinkInterrupted, new UserHappened.Ended(ReasonOf(happened)));
                break;
            case LinkEffect.EndSession or LinkEffect.SuspendSession:
                break; // the server has a newer link: this one has nothing to say any more
            case LinkEffect.SendRest:
                break; // a server that ends its direction is gone
            case LinkEffect.SendRefusal:
                break; // it is the client that is refused: whoever read the refusal tells the user
            case LinkEffect.SendPing:
                link.Watch.NoteAsked(client.Now);
                frameSender.Send(link.Session!, new BareMessage(FrameAction.Ping));
                break;
            case LinkEffect.SendPong:
                frameSender.SendPong(link.Session!);
                break;
            case LinkEffect.AnnounceClose:
                Announce(link);
                break;
            case LinkEffect.AnnounceLinkClose:
                portQueue.Post(link, () => link.Port?.Release()); // a client has no word for it: it comes back, or it does not
                break;
            case LinkEffect.ReleaseSocket:
                portQueue.Post(link, () => link.Port?.Release());
                client.Links.Remove(link.Number);
                break;
            case LinkEffect.AbortSocket:
                portQueue.Post(link, () => link.Port?.Abort());
                client.Links.Remove(link.Number);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientLink link, in Judgement<LinkTrigger> judged, scoped in LinkHappened happened)
    {
        if (judged.Trigger != LinkTrigger.ViolationFound) // a broken rule about broken rules would go on for ever
            stepJudge.Judge(link.Server, link, judged);
    }

    /// <inheritdoc/>
    public void Contain(ClientLink link, Exception error) => stepJudge.Contain(link.Server, link, error);

    /// <inheritdoc/>
    public LinkHappened Elapsed(ClientLink link, LinkTrigger trigger) => LinkHappened.Of(trigger);

    private static CloseReason ReasonOf(LinkHappened happened) => ((LinkHappened.Plain)happened).Reason;

    private void Begin(ClientLink link, LinkHappened.Granted granted)
    {
        var resumes = link.Session is null;
        var session = link.Session ?? link.Server.Session!;
        (link.Session, session.Link, link.Server.Session) = (session, link, session);
        (session.Greeting, session.Token) = (granted.Greeting, granted.Greeting.Token);
        session.Requests.Remove(session.ConnectSequence);
        session.RepeatedUpTo ??= granted.Greeting.HandedOver;
        client.Sessions[session.Number] = session;
        crashNoteKeeper.Note(link.Server, new SessionBegan(session.Token));
        machines.Fire(link.Server, ConnectionDecisions.DecideGranted(resumes, isTalking: link.Server.Mode != TypingMode.Commands), new UserHappened.Granted(granted.Greeting, granted.Acknowledged));
    }

    // A client's announcement is its disconnect request. Where there is no session, or leave was taken, both sides would only wait for each other to close.
    private void Announce(ClientLink link)
    {
        if (!link.Watch.IsOpened)
            portQueue.Post(link, () => link.Port?.Abort());
        else if (link.Session is not { Greeting: not null } session || FarewellDecisions.HasTakenLeave(link.Server.State))
            portQueue.Post(link, () => link.Port?.Release());
        else
            frameSender.Ask(session, new BareMessage(FrameAction.DisconnectRequest), new PendingRequest.Session(RequestKind.Disconnect));
    }
}
