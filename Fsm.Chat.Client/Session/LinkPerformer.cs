using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Link;
using Fsm.Chat.Protocol.Machines.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Does what a link's transitions ask for.</summary>
internal sealed class LinkPerformer(ClientCore core)
{
    /// <summary>Performs one effect.</summary>
    public void Perform(LinkEffect effect, ChatLink link, Occasion about)
    {
        switch (effect)
        {
            case LinkEffect.BeginSession:
                link.Greeting = about.Greeting!;
                link.Machine = core.Machines.LinkOf(link.Greeting);
                core.Fire(link.Server, UserTrigger.ConnectConfirmed, about);
                break;
            case LinkEffect.EndSession when link.Server.Link == link:
                core.Fire(link.Server, UserTrigger.LinkLost, about);
                break;
            case LinkEffect.EndSession:
                break; // the server has a newer link: this one has nothing to say any more
            case LinkEffect.SendRefusal:
                break; // it is the client that is refused: whoever read the refusal tells the user
            case LinkEffect.SendPing:
                link.Watch.NoteAsked(core.Now);
                core.Frames.Send(link, new BareMessage(FrameAction.Ping));
                break;
            case LinkEffect.SendPong:
                core.Frames.Send(link, new BareMessage(FrameAction.Pong));
                break;
            case LinkEffect.AnnounceClose:
                Announce(link);
                break;
            case LinkEffect.ReleaseSocket:
                core.Ports.Post(() => link.Port?.Release());
                break;
            case LinkEffect.AbortSocket:
                core.Ports.Post(() => link.Port?.Abort());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    // A client's announcement is its disconnect request. Where there is no session, or leave was taken, both sides would only wait for each other to close.
    private void Announce(ChatLink link)
    {
        if (!link.Watch.IsOpened)
            core.Ports.Post(() => link.Port?.Abort());
        else if (link.Greeting is null || link.DisconnectSequence is not null)
            core.Ports.Post(() => link.Port?.Release());
        else
            link.DisconnectSequence = core.Frames.Ask(link, new BareMessage(FrameAction.DisconnectRequest), RequestKind.Disconnect, Occasion.None);
    }
}
